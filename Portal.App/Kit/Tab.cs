namespace Portal.App.Kit;

/// <summary>A link to one view; the count stands behind its words.</summary>
public sealed record Tab(string Text, string Href, int? Count = null, string? Icon = null);
