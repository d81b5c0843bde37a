using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Portal.App.Catalog;
using Portal.Domain.Catalog;
using Portal.Domain.Partners;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>What search engines, and programs that preview a link, read of the shop.</summary>
public sealed class Being_found
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Theory, OnEveryDatabase]
    public async Task Lists_what_is_really_sold_at_each_host_with_the_addresses_of_that_host(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.APayingPartnerAsync();
        await world.APartnerAsync("harbour", currency: "USD", host: "harbour.example");
        await world.AProductAsync("fibre");
        await world.AProductAsync("cable", currency: "USD");
        await HideAsync(world, await world.AProductAsync("hidden"), show: false);
        await HideAsync(world, await world.AProductAsync("gone"), show: true);
        var form = await world.SendAsync(PortalWorld.Administrator, new ProductForm("fibre"));
        await world.SendAsync(PortalWorld.Administrator, new EditProduct("fibre", form.Version, form.Draft));

        (await PagesAsync(world, "http://portal.test/")).ShouldBe([("http://portal.test/order", null), ("http://portal.test/order/fibre", "2023-01-01T10:00:00Z")]);
        (await PagesAsync(world, "http://harbour.example/")).ShouldBe([("http://harbour.example/order", null), ("http://harbour.example/order/cable", null)]);
    }

    [Theory]
    [InlineData("ordering.enabled", 0)]
    [InlineData("orders.guests", 0)]
    [InlineData("orders.links", 1)]
    public async Task Lists_no_product_that_a_stranger_may_not_see(string setting, int pages)
    {
        await using var world = await PortalWorld.CreateAsync();
        var partner = await world.APayingPartnerAsync();
        await world.AProductAsync("fibre");
        await world.SetAsync(partner, PartnerSettings.All.Single(known => known.Key == setting), "off");

        (await PagesAsync(world, "http://portal.test/")).Count.ShouldBe(pages);
        using var browser = world.NewBrowser();
        await browser.OpenAsync("/order/fibre");
        Meta(browser, "robots").ShouldBe("noindex");
        browser.Page.QuerySelector("[type='application/ld+json']").ShouldBeNull();
        browser.Page.QuerySelector("link[rel=canonical]").ShouldBeNull();
    }

    [Fact]
    public async Task Names_the_sitemap_and_what_is_not_for_strangers()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.APartnerAsync("harbour", host: "harbour.example");
        using var http = world.NewClient();

        var robots = await http.GetAsync("/robots.txt");
        robots.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        var lines = (await robots.Content.ReadAsStringAsync()).Split('\n');
        lines[0].ShouldBe("User-agent: *");
        lines.ShouldContain("Disallow: /admin");
        lines.ShouldContain("Disallow: /account");
        lines.ShouldContain("Disallow: /orders");
        lines.ShouldContain("Sitemap: http://portal.test/sitemap.xml");
        foreach (var rule in lines.Where(line => line.StartsWith("Disallow: ", StringComparison.Ordinal)))
            "/order/fibre".StartsWith(rule["Disallow: ".Length..], StringComparison.Ordinal).ShouldBeFalse($"{rule} closes the shop too");
        (await http.GetStringAsync(new Uri("http://harbour.example/robots.txt"))).ShouldContain("Sitemap: http://harbour.example/sitemap.xml");
    }

    [Fact]
    public async Task Says_in_the_head_what_the_shop_and_each_product_are()
    {
        await using var world = await PortalWorld.CreateAsync();
        var partner = await world.APayingPartnerAsync();
        await world.SetAsync(partner, PartnerSettings.BrandName, "Quay Net");
        await world.AProductAsync("fibre", 29.90m);
        using var browser = world.NewBrowser();

        await browser.OpenAsync("/order?type=Internet&q=fib");
        Canonical(browser).ShouldBe("http://portal.test/order");
        Meta(browser, "description")!.ShouldContain("fibre");
        (Property(browser, "og:type"), Property(browser, "og:url"), Property(browser, "og:site_name"), Property(browser, "og:locale")).ShouldBe(("website", "http://portal.test/order", "Quay Net", "en_US"));
        browser.Answer.Headers.Contains("X-Robots-Tag").ShouldBeFalse();
        var list = Data(browser);
        list["@type"]!.GetValue<string>().ShouldBe("ItemList");
        list["itemListElement"]!.AsArray().ShouldHaveSingleItem()!["item"]!["offers"]!["price"]!.GetValue<string>().ShouldBe("29.90");

        await browser.OpenAsync("/order/fibre");
        browser.Page.Title.ShouldBe("fibre");
        Canonical(browser).ShouldBe("http://portal.test/order/fibre");
        (Property(browser, "og:type"), Property(browser, "og:title"), Property(browser, "og:url")).ShouldBe(("product", "fibre", "http://portal.test/order/fibre"));
        var product = Data(browser);
        (product["@context"]!.GetValue<string>(), product["@type"]!.GetValue<string>(), product["name"]!.GetValue<string>(), product["sku"]!.GetValue<string>())
            .ShouldBe(("https://schema.org", "Product", "fibre", "fibre"));
        var offer = product["offers"]!;
        (offer["price"]!.GetValue<string>(), offer["priceCurrency"]!.GetValue<string>(), offer["availability"]!.GetValue<string>(), offer["seller"]!["name"]!.GetValue<string>())
            .ShouldBe(("29.90", "EUR", "https://schema.org/InStock", "Quay Net"));
        (offer["priceSpecification"]!["valueAddedTaxIncluded"]!.GetValue<bool>(), offer["priceSpecification"]!["referenceQuantity"]!["unitCode"]!.GetValue<string>()).ShouldBe((true, "MON"));
    }

    [Fact]
    public async Task Names_the_price_that_the_partner_shows_with_tax_or_without()
    {
        await using var world = await PortalWorld.CreateAsync();
        var partner = await world.APayingPartnerAsync();
        await world.AProductAsync("fibre", 119m);
        await world.AProductAsync("move", 11900m, currency: "EUR", type: ProductType.OneTime, period: null);
        using var browser = world.NewBrowser();
        await browser.OpenAsync("/order/fibre");
        Data(browser)["offers"]!["price"]!.GetValue<string>().ShouldBe("119.00");

        await world.SetAsync(partner, PartnerSettings.PricesWithTax, "off");

        await browser.OpenAsync("/order/fibre");
        (Data(browser)["offers"]!["price"]!.GetValue<string>(), Data(browser)["offers"]!["priceSpecification"]!["valueAddedTaxIncluded"]!.GetValue<bool>()).ShouldBe(("100.00", false));
        await browser.OpenAsync("/order/move");
        Data(browser)["offers"]!["price"]!.GetValue<string>().ShouldBe("10000.00", "for programs: no separator of thousands");
        Data(browser)["offers"]!["priceSpecification"]!["referenceQuantity"].ShouldBeNull("bought once");
    }

    [Theory]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("</SCRIPT ><img src=x onerror=alert(1)>")]
    [InlineData("<!--<script>")]
    [InlineData("\" onload=\"alert(1)\" x=\"")]
    [InlineData("]]>\u2028\u2029\\ ' & Größe 100 €")]
    public async Task No_name_of_a_product_breaks_out_of_the_data_or_the_head(string name)
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.APayingPartnerAsync();
        var product = await world.AProductAsync("evil");
        await world.DbAsync(async db =>
        {
            var row = await db.Products.SingleAsync(known => known.Id == product.Id);
            row.Describe(row.Description with { Name = name, ShortText = name });
            return await db.SaveChangesAsync();
        });
        using var browser = world.NewBrowser();

        foreach (var path in new[] { "/order", "/order/evil" })
        {
            await browser.OpenAsync(path);
            browser.Status.ShouldBe(HttpStatusCode.OK);
            browser.Page.QuerySelectorAll("script:not([src])").ShouldHaveSingleItem().GetAttribute("type").ShouldBe("application/ld+json");
            browser.Page.QuerySelectorAll("[onerror], [onload]").ShouldBeEmpty();
            var data = Data(browser);
            (data["name"] ?? data["itemListElement"]![0]!["item"]!["name"])!.GetValue<string>().ShouldBe(name);
        }
        Property(browser, "og:title").ShouldBe(name);
    }

    [Fact]
    public async Task Shows_a_picture_that_has_an_address_of_its_own()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.APayingPartnerAsync();
        await PictureAsync(world, await world.AProductAsync("fibre"), "/pictures/router.png");
        await PictureAsync(world, await world.AProductAsync("cable"), "/pictures/products.svg#fibre");
        using var browser = world.NewBrowser();

        await browser.OpenAsync("/order/fibre");
        Property(browser, "og:image").ShouldBe("http://portal.test/pictures/router.png");
        Data(browser)["image"]!.GetValue<string>().ShouldBe("http://portal.test/pictures/router.png");
        await browser.OpenAsync("/order/cable");
        Property(browser, "og:image").ShouldBeNull("it is a part of a sheet of pictures");
    }

    [Theory]
    [InlineData("/account/login")]
    [InlineData("/cart")]
    [InlineData("/sandbox/pay/none")]
    [InlineData("/nothing-here")]
    public async Task Keeps_every_other_page_out_of_search_engines(string path)
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.APayingPartnerAsync();
        using var browser = world.NewBrowser();
        await browser.OpenAsync(path);
        browser.Answer.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"]);
    }

    [Fact]
    public async Task Keeps_what_a_customer_alone_is_offered_to_itself()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync("fibre");
        using var browser = await world.LoggedInAsync(await world.ALoginAsync(customer));
        await browser.OpenAsync("/order/fibre");
        Canonical(browser).ShouldBe("http://portal.test/order/fibre");
        browser.Page.QuerySelector("[type='application/ld+json']").ShouldBeNull("a discount is nobody else's business");
    }

    [Fact]
    public async Task Has_the_icon_that_browsers_ask_for_unasked()
    {
        await using var world = await PortalWorld.CreateAsync();
        using var http = world.NewClient();
        var icon = await http.GetAsync("/favicon.ico");
        icon.StatusCode.ShouldBe(HttpStatusCode.OK);
        var bytes = await icon.Content.ReadAsByteArrayAsync();
        bytes[..4].ShouldBe([0, 0, 1, 0], "the head of an icon file");
        bytes[4].ShouldBe((byte)3, "in three sizes");
    }

    private static Task PictureAsync(PortalWorld world, Product product, string picture) => world.DbAsync(async db =>
    {
        var row = await db.Products.SingleAsync(known => known.Id == product.Id);
        row.Describe(row.Description with { Picture = picture });
        return await db.SaveChangesAsync();
    });

    private static Task HideAsync(PortalWorld world, Product product, bool show) => world.DbAsync(async db =>
    {
        var row = await db.Products.SingleAsync(known => known.Id == product.Id);
        row.Publish(enabled: !show, showOnPortal: show, Audience.Everyone, ExecutionType.Automatic, sortOrder: 0);
        return await db.SaveChangesAsync();
    });

    private static async Task<IReadOnlyList<(string, string?)>> PagesAsync(PortalWorld world, string host)
    {
        using var http = world.NewClient(host);
        var answer = await http.GetAsync("/sitemap.xml");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/xml");
        var root = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root.ShouldNotBeNull();
        root.Name.ShouldBe(Sitemap + "urlset");
        return [.. root.Elements(Sitemap + "url").Select(page => ((string)page.Element(Sitemap + "loc")!, (string?)page.Element(Sitemap + "lastmod")))];
    }

    private static string? Canonical(PlainBrowser browser) => browser.Page.QuerySelectorAll("link[rel=canonical]").ShouldHaveSingleItem().GetAttribute("href");

    private static string? Meta(PlainBrowser browser, string name) => browser.Page.QuerySelector($"head meta[name={name}]")?.GetAttribute("content");

    private static string? Property(PlainBrowser browser, string name) => browser.Page.QuerySelector($"head meta[property='{name}']")?.GetAttribute("content");

    private static JsonNode Data(PlainBrowser browser) =>
        JsonNode.Parse(browser.Page.QuerySelectorAll("head script[type='application/ld+json']").ShouldHaveSingleItem().TextContent, documentOptions: new JsonDocumentOptions { MaxDepth = 16 })!;
}
