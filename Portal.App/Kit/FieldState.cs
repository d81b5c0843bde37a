namespace Portal.App.Kit;

/// <summary>What a Field tells the input inside it: its id, what describes it, and whether it holds an error.</summary>
public sealed record FieldState(string Id, string? Name, string? DescribedBy, bool Invalid, bool Required);
