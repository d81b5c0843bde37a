namespace Portal.App.Kit;

/// <summary>One reason for an amount; the last line is the amount itself. The link leads to the document or event behind it.</summary>
public sealed record ExplanationLine(string Label, string Text, string? Href = null);
