namespace Portal.App.Shell;

/// <summary>
/// How a partner shows itself: handed from the root document to every layout and page as a cascading value.
/// Middleware that knows the partner of a request puts one into the request's features; without it the standard one applies.
/// </summary>
/// <param name="Address">Where everybody finds this partner's portal, without a slash at the end.</param>
public sealed record Brand(string Code, string Name, string Colour, string? Logo = null, string TimeZone = "UTC", int Version = 1, string Address = "")
{
    public static Brand Standard { get; } = new("portal", "Portal", BrandStyle.StandardColour);

    /// <summary>The address of the partner's colours, or null when the tokens already hold them. Its version changes with the colour.</summary>
    public string? Stylesheet => string.Equals(Colour, BrandStyle.StandardColour, StringComparison.OrdinalIgnoreCase)
        ? null
        : $"brand/{Uri.EscapeDataString(Code)}.css?v={Version}";
}
