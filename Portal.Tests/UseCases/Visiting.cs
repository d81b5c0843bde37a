using System.Net;
using Portal.Domain.Partners;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>Whose portal a visitor sees, and what is remembered of the browser.</summary>
public sealed class Visiting
{
    [Fact]
    public async Task Shows_the_partner_of_the_host_name()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.APartnerAsync("harbour", host: "harbour.example", settings: (PartnerSettings.BrandName, "Harbour Net"));
        (await BrandAsync(world, "http://harbour.example/account/login")).ShouldBe("Harbour Net");
        (await BrandAsync(world, "http://HARBOUR.example/account/login")).ShouldBe("Harbour Net");
        (await BrandAsync(world, "http://other.example/account/login")).ShouldBe("default");
    }

    [Theory]
    [InlineData("/p/harbour/order/fibre?from=site", "/order/fibre?from=site")]
    [InlineData("/p/harbour", "/")]
    [InlineData("/p/harbour/", "/")]
    [InlineData("/p/HARBOUR/order", "/order")]
    [InlineData("/p/harbour//evil.example/x", "/evil.example/x")]
    [InlineData("/p/harbour/%5Cevil.example", "/evil.example")]
    [InlineData("/p/harbour/%2F%2Fevil.example", "/%2F%2Fevil.example")]
    public async Task Remembers_the_partner_of_a_link_and_goes_on(string link, string led)
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.APartnerAsync("harbour");
        using var browser = world.NewBrowser();
        await browser.OpenAsync(link);
        browser.Leads.ShouldBe(led);
        await browser.OpenAsync("/account/login");
        browser.Page.QuerySelector(".brand-name")!.TextContent.ShouldBe("harbour");
    }

    [Fact]
    public async Task Finds_nothing_under_the_path_of_a_partner_that_there_is_not()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        using var browser = world.NewBrowser();
        await browser.OpenAsync("/p/nobody/order");
        browser.Status.ShouldBe(HttpStatusCode.NotFound);
        browser.Text.ShouldContain("There is nothing here");
    }

    [Fact]
    public async Task Shows_customers_their_own_partner_wherever_they_log_in()
    {
        await using var world = await PortalWorld.CreateAsync();
        var harbour = await world.APartnerAsync("harbour");
        using var browser = await world.LoggedInAsync(await world.ALoginAsync(await world.ACustomerAsync(harbour)));
        await browser.OpenAsync("/account/password");
        browser.Page.QuerySelector(".brand-name")!.TextContent.ShouldBe("harbour");
    }

    [Fact]
    public async Task Follows_a_changed_brand_with_the_next_page()
    {
        await using var world = await PortalWorld.CreateAsync();
        var partner = await world.TheDefaultPartnerAsync();
        (await BrandAsync(world, "/account/login")).ShouldBe("default");

        await world.DbAsync(async db =>
        {
            (await db.Partners.FindAsync(partner.Id))!.Set(PartnerSettings.BrandName, "Quay Net");
            return await db.SaveChangesAsync();
        });

        (await BrandAsync(world, "/account/login")).ShouldBe("Quay Net");
    }

    [Fact]
    public async Task Gives_the_colours_of_a_partner_as_a_sheet_that_is_kept_until_they_change()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.APartnerAsync("harbour", host: "harbour.example", settings: (PartnerSettings.BrandColour, "#0f766e"));
        using var browser = world.NewBrowser();
        await browser.OpenAsync("http://harbour.example/account/login");
        var address = browser.Page.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!).Single(href => href.StartsWith("brand/", StringComparison.Ordinal));

        using var http = world.NewClient();
        var sheet = await http.GetAsync("/" + address);
        (await sheet.Content.ReadAsStringAsync()).ShouldContain("#0f766e");
        sheet.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
        sheet.Headers.CacheControl!.ToString().ShouldContain("max-age=31536000");
        (await http.GetAsync("/brand/harbour.css?v=1")).Headers.CacheControl!.NoCache.ShouldBeTrue();
        (await http.GetAsync("/brand/nobody.css")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Gives_each_browser_a_key_of_its_own_with_the_first_page_and_keeps_it()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        using var one = world.NewBrowser();
        using var other = world.NewBrowser();
        await one.OpenAsync("/account/login");
        await other.OpenAsync("/account/login");
        var key = VisitorCookie(one).ShouldNotBeNull();
        key.ShouldContain("httponly");
        key.ShouldContain("samesite=lax");
        VisitorCookie(other)!.Split(';')[0].ShouldNotBe(key.Split(';')[0]);

        await one.OpenAsync("/account/register");
        VisitorCookie(one).ShouldBeNull();
    }

    [Theory]
    [InlineData("/health", "*/*")]
    [InlineData("/health", "text/html")]
    [InlineData("/account/login", "application/json")]
    public async Task Gives_programs_no_key(string path, string accept)
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        using var http = world.NewClient();
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        var answer = await http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []).ShouldAllBe(cookie => !cookie.StartsWith("portal-visitor"));
    }

    private static async Task<string> BrandAsync(PortalWorld world, string address)
    {
        using var browser = world.NewBrowser();
        await browser.OpenAsync(address);
        return browser.Page.QuerySelector(".brand-name")!.TextContent;
    }

    private static string? VisitorCookie(PlainBrowser browser) =>
        browser.Answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.SingleOrDefault(cookie => cookie.StartsWith("portal-visitor=", StringComparison.Ordinal)) : null;
}
