using System.Net;
using System.Text;
using Portal.Tests.World;

namespace Portal.Tests.Faults;

/// <summary>What is refused before any page or use case sees it.</summary>
public sealed class Hostile_requests
{
    [Theory]
    [InlineData("/account/login")]
    [InlineData("/order")]
    [InlineData("/health")]
    [InlineData("/nothing-here")]
    [InlineData("/sandbox/payments")]
    public async Task Every_answer_tells_browsers_what_to_forbid(string path)
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        using var browser = world.NewBrowser();
        await browser.OpenAsync(path);

        var headers = browser.Answer.Headers;
        var policy = headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        headers.GetValues("X-Content-Type-Options").ShouldHaveSingleItem().ShouldBe("nosniff");
        headers.GetValues("Referrer-Policy").ShouldNotBeEmpty();
        headers.GetValues("Permissions-Policy").ShouldHaveSingleItem().ShouldContain("camera=()");
        headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task Pages_stay_out_of_caches_so_that_nobody_goes_back_to_them_after_logging_out()
    {
        await using var world = await PortalWorld.CreateAsync();
        using var browser = await world.LoggedInAsync(await world.ALoginAsync(await world.ACustomerAsync()));
        await browser.OpenAsync("/account");
        browser.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task No_page_holds_an_inline_script_or_style()
    {
        await using var world = await PortalWorld.CreateAsync();
        using var browser = await world.LoggedInAsync(await world.ALoginAsync(await world.ACustomerAsync()));
        foreach (var path in new[] { "/", "/order", "/account", "/account/login", "/account/register" })
        {
            await browser.OpenAsync(path);
            browser.Status.ShouldBe(HttpStatusCode.OK, path);
            browser.Page.QuerySelectorAll("script:not([src]):not([type='application/ld+json']), style").Select(element => element.OuterHtml).ShouldBeEmpty(path);
            browser.Page.QuerySelectorAll("*").Where(element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal))).ShouldBeEmpty(path);
        }
    }

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://portal.test.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://portal.test:8080", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("http://portal.test", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.OK)]
    public async Task A_circuit_opens_only_from_our_own_pages(string? origin, HttpStatusCode status)
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        using var http = world.NewClient();
        var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        (await http.SendAsync(request)).StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task A_form_from_a_foreign_page_is_refused()
    {
        await using var world = await PortalWorld.CreateAsync();
        var user = await world.ALoginAsync(await world.ACustomerAsync());
        using var browser = await world.LoggedInAsync(user);
        await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/account/logout") { Content = new FormUrlEncodedContent([new("_handler", "logout")]) });

        browser.Status.ShouldBe(HttpStatusCode.BadRequest);
        await browser.OpenAsync("/account");
        browser.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Too_many_forms_from_one_address_wait_a_minute()
    {
        await using var world = await PortalWorld.CreateAsync(settings: new Dictionary<string, string?> { ["Portal:AccountFormsPerMinute"] = "3" });
        await world.TheDefaultPartnerAsync();
        using var browser = world.NewBrowser();
        for (var i = 0; i < 3; i++)
        {
            await browser.LogInAsync("nobody@example.com", "wrong");
            browser.Status.ShouldBe(HttpStatusCode.OK);
        }
        await browser.LogInAsync("nobody@example.com", "wrong");

        browser.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        browser.Answer.Headers.RetryAfter.ShouldNotBeNull();
        browser.Text.ShouldContain("Too many tries");
        await browser.OpenAsync("/account/login"); // looking is free
        browser.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Cookies_are_bound_to_the_host_and_to_https_where_the_portal_is_reached_so()
    {
        await using var world = await PortalWorld.CreateAsync(settings: new Dictionary<string, string?> { ["Portal:BaseUrl"] = "https://portal.test" });
        var user = await world.ALoginAsync(await world.ACustomerAsync());
        using var browser = new PlainBrowser(world.NewClient("https://portal.test/"));
        await browser.OpenAsync("/account/login");
        var before = browser.Answer.Headers.GetValues("Set-Cookie").ToList();
        await browser.SendAsync("Log in", ("Email", user.Email!), ("Password", PortalWorld.Password));

        var cookies = before.Concat(browser.Answer.Headers.GetValues("Set-Cookie")).ToList();
        cookies.ShouldAllBe(cookie => cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
        cookies.Select(cookie => cookie.Split('=')[0]).ShouldBe(["portal-visitor", "__Host-portal-form", "__Host-portal"], ignoreOrder: true);
        browser.Answer.Headers.GetValues("Strict-Transport-Security").ShouldHaveSingleItem().ShouldContain("max-age=31536000");
    }
}
