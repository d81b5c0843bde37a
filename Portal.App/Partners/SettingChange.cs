namespace Portal.App.Partners;

/// <summary>A change of a setting that waits to be saved; null resets it to the inherited value.</summary>
public sealed record SettingChange(string? Value);
