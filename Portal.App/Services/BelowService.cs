namespace Portal.App.Services;

/// <summary>At the end of a service's page.</summary>
public sealed record BelowService(string Number);
