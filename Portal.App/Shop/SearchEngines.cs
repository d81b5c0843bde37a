using System.Globalization;
using System.Xml.Linq;
using Portal.App.Shell;

namespace Portal.App.Shop;

/// <summary>What search engines ask a host for: what to leave alone, and which pages there are.</summary>
public static class SearchEngines
{
    /// <summary>Pages of people who are signed in, and addresses for programs.</summary>
    private static readonly string[] Closed =
    [
        "/admin", "/partner", "/account", "/cart", "/orders", "/services", "/invoices", "/credit-notes", "/tickets", "/demo", "/sandbox", "/webhooks", "/_blazor",
    ];

    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void MapSearchEngines(this WebApplication app)
    {
        app.MapGet("/robots.txt", async (HttpContext context, PartnerDirectory directory) =>
            Results.Text(Robots((await directory.ShownAtAsync(context.Request.Host.Host))?.Brand.Address)));
        app.MapGet("/sitemap.xml", async (HttpContext context, PartnerDirectory directory, Dispatcher dispatcher) =>
        {
            if (await directory.ShownAtAsync(context.Request.Host.Host) is not { } partner)
                return Results.NotFound();
            // As a stranger sees it, whoever asks and wherever a link led that browser before.
            var stranger = new Actor(ActorKind.Visitor, "Visitor", null, null, partner.Id, null);
            return Results.Text(Pages(partner.Brand.Address, await dispatcher.SendAsync(stranger, new PublicProducts(), context.RequestAborted)), "application/xml");
        });
    }

    private static string Robots(string? address) =>
        $"User-agent: *\n{string.Concat(Closed.Select(path => $"Disallow: {path}\n"))}{(address is null ? null : $"\nSitemap: {address}/sitemap.xml\n")}";

    private static string Pages(string address, PublicProductsAnswer shop)
    {
        var pages = shop.IsOpen
            ? shop.Products.Select(product => Page($"{address}/order/{Uri.EscapeDataString(product.Code)}", product.ChangedAt)).Prepend(Page($"{address}/order", null))
            : [];
        return $"""<?xml version="1.0" encoding="utf-8"?>{'\n'}{new XElement(Sitemap + "urlset", pages)}{'\n'}""";
    }

    private static XElement Page(string address, DateTime? changed) => new(Sitemap + "url",
        new XElement(Sitemap + "loc", address),
        changed is { } at ? new XElement(Sitemap + "lastmod", at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)) : null);
}
