using Microsoft.AspNetCore.Components;

namespace Portal.App.Shell;

/// <summary>Addresses of the same list with another filter or another place in it: all of its state lives there.</summary>
public static class ListAddress
{
    /// <summary>The current page with this filter, from the top.</summary>
    public static string Filtered(this NavigationManager here, string name, string? value) => here.Path(new() { [name] = string.IsNullOrWhiteSpace(value) ? null : value, ["older"] = null, ["newer"] = null });

    public static string? OlderThan(this NavigationManager here, string? key) => key is null ? null : here.Path(new() { ["older"] = key, ["newer"] = null });

    public static string? NewerThan(this NavigationManager here, string? key) => key is null ? null : here.Path(new() { ["older"] = null, ["newer"] = key });

    /// <summary>Path and query of the current page.</summary>
    public static string Path(this NavigationManager here) => "/" + here.ToBaseRelativePath(here.Uri);

    private static string Path(this NavigationManager here, Dictionary<string, object?> query) => "/" + here.ToBaseRelativePath(here.GetUriWithQueryParameters(query));
}
