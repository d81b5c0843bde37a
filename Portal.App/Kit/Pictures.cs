namespace Portal.App.Kit;

/// <summary>The pictures for products that come with the portal, all in one file and so one request.</summary>
public static class Pictures
{
    public const string File = "/pictures/products.svg";

    private static readonly string[] Names = ["fibre", "wifi", "office", "voice", "server", "domain", "backup", "move"];

    /// <summary>Addresses for a product's picture.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Names.Select(name => $"{File}#{name}")];
}
