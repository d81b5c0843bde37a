using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Portal.App;
using Portal.App.Support;
using Portal.Domain.Customers;
using Portal.Infrastructure.Identity;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>What programs read of an answer: its number. Every routed page is asked, with numbers and codes that nobody has.</summary>
public sealed partial class Answering_over_HTTP
{
    private const string Unknown = "unknown-100000";

    private static readonly IReadOnlyList<string> Routes = [.. typeof(PortalSetup).Assembly.GetTypes()
        .SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).Order()];

    public static TheoryData<PortalRole?> Everybody => [null, .. Enum.GetValues<PortalRole>().Select(role => (PortalRole?)role)];

    [Theory, MemberData(nameof(Everybody))]
    public async Task Says_of_every_page_whether_it_is_there_and_theirs(PortalRole? role)
    {
        await using var world = await PortalWorld.CreateAsync();
        using var browser = await OpenAsync(world, role);
        var wrong = new List<string>();
        foreach (var route in Routes)
        {
            await browser.OpenAsync(Filled(route));
            var (status, leads) = (browser.Status, browser.Leads);
            if (Expected(role, route) != status)
                wrong.Add($"{route} answered {(int)status} instead of {(int)Expected(role, route)} {leads}: {browser.Text}");
            else if (status == HttpStatusCode.Redirect && role is null && !leads!.StartsWith("/account/login?returnUrl=", StringComparison.OrdinalIgnoreCase) && leads != "/order")
                wrong.Add($"{route} leads to {leads}");
            else if (status == HttpStatusCode.NotFound && !browser.Text.Contains("There is nothing here") && !route.StartsWith("/order/", StringComparison.Ordinal))
                wrong.Add($"{route} does not say in words that nothing is there: {browser.Text}");
            else if (status == HttpStatusCode.Forbidden && !browser.Text.Contains("This page is not for your account"))
                wrong.Add($"{route} does not say in words that it is not theirs: {browser.Text}");
        }
        wrong.ShouldBeEmpty(string.Join('\n', wrong));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(PortalRole.Administrator)]
    public async Task Answers_HEAD_like_GET_without_a_body(PortalRole? role)
    {
        await using var world = await PortalWorld.CreateAsync();
        using var browser = await OpenAsync(world, role);
        var others = new[]
        {
            "/health", "/robots.txt", "/sitemap.xml", "/favicon.ico", "/css/app.css", "/scripts/portal.js", "/_framework/blazor.web.js", "/brand/default.css", "/brand/nobody.css",
            "/sandbox/sandbox.css", "/sandbox/pay/none", "/sandbox/payments", "/p/default/order", "/p/nobody/order", "/no-such-page", "/not-a-file.png",
        };
        foreach (var path in Routes.Select(Filled).Concat(others))
        {
            await browser.OpenAsync(path);
            var get = (browser.Status, browser.Leads, browser.Answer.Content.Headers.ContentType?.ToString());
            await browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
            (browser.Status, browser.Leads, browser.Answer.Content.Headers.ContentType?.ToString()).ShouldBe(get, path);
            (await browser.Answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task Shows_pages_of_staff_to_nobody_else_even_where_they_could_read_what_stands_there()
    {
        await using var world = await PortalWorld.CreateAsync();
        var partner = await world.APayingPartnerAsync();
        var customer = await world.ACustomerAsync(partner);
        await world.AProductAsync();
        var service = await world.APaidServiceAsync(customer);
        var ticket = (await world.SendAsync(PortalWorld.Login(customer), new OpenTicket("Router is dead", "Support", "The light is red.", null, []))).Number;
        var order = await world.DbAsync(db => db.Orders.Select(row => row.Number).SingleAsync());
        var invoice = await world.DbAsync(db => db.Invoices.Select(row => row.Number).SingleAsync());
        string[] own = [$"/orders/{order}", $"/invoices/{invoice}", $"/invoices/{invoice}/print", $"/services/{service.Number}", $"/services/{service.Number}/settings", $"/tickets/{ticket}"];
        string[] staffs = [$"/admin/orders/{order}", $"/admin/customers/{customer.Number}", $"/admin/tickets/{ticket}", "/admin/products/fibre", "/admin/partners/default"];

        using var owner = await world.LoggedInAsync(await world.ALoginAsync(customer));
        await ShouldAnswerAsync(owner, HttpStatusCode.OK, own);
        await ShouldAnswerAsync(owner, HttpStatusCode.Forbidden, [.. staffs, $"/partner/customers/{customer.Number}"]);

        using var stranger = await world.LoggedInAsync(await world.ALoginAsync(await world.ACustomerAsync(partner, "Otto Other", "otto@example.com")));
        await ShouldAnswerAsync(stranger, HttpStatusCode.NotFound, own);

        using var petra = await world.LoggedInAsync(await world.ALoginAsync(new PortalUser("petra@example.com", "Petra", PortalRole.Partner, null, partner.Id)));
        await ShouldAnswerAsync(petra, HttpStatusCode.OK, $"/partner/customers/{customer.Number}");
        await ShouldAnswerAsync(petra, HttpStatusCode.Forbidden, staffs);

        using var stan = await world.LoggedInAsync(await world.ALoginAsync(new PortalUser("stan@example.com", "Stan", PortalRole.Staff, null, null)));
        await ShouldAnswerAsync(stan, HttpStatusCode.OK, staffs);
        await ShouldAnswerAsync(stan, HttpStatusCode.Forbidden, $"/partner/customers/{customer.Number}");
    }

    [Fact]
    public async Task Says_500_when_a_page_could_not_be_drawn()
    {
        await using var world = await PortalWorld.CreateAsync();
        using var browser = await OpenAsync(world, PortalRole.Administrator);
        await world.DbAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Audit\" RENAME TO \"Gone\""));

        await browser.OpenAsync("/admin/audit");

        browser.Status.ShouldBe(HttpStatusCode.InternalServerError);
        browser.Text.ShouldContain("This page could not be shown");
        await browser.OpenAsync("/admin/customers");
        browser.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Shows_a_page_whose_bell_cannot_be_counted()
    {
        await using var world = await PortalWorld.CreateAsync();
        using var browser = await OpenAsync(world, PortalRole.Customer);
        await world.DbAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Tickets\" RENAME TO \"Gone\""));

        await ShouldAnswerAsync(browser, HttpStatusCode.OK, "/order", "/account");
        await ShouldAnswerAsync(browser, HttpStatusCode.InternalServerError, "/tickets");
        browser.Text.ShouldContain("This page could not be shown");
    }

    [Theory]
    [InlineData("/error/0")]
    [InlineData("/error/200")]
    [InlineData("/error/500")]
    [InlineData("/error/-1")]
    [InlineData("/error/x")]
    [InlineData("/not-found")]
    [InlineData("/no-such-page")]
    public async Task Has_no_page_at_the_addresses_that_stand_in_for_others(string path)
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        using var browser = world.NewBrowser();
        await browser.OpenAsync(path);
        browser.Status.ShouldBe(HttpStatusCode.NotFound);
        browser.Text.ShouldContain("There is nothing here");
        browser.Answer.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"]);
    }

    private static HttpStatusCode Expected(PortalRole? role, string route)
    {
        var hasNumber = route.Contains('{');
        var area = route.Split('/')[1];
        if (area is "error" or "not-found" || (area == "order" && hasNumber) || route == "/demo/mail")
            return HttpStatusCode.NotFound;
        if (area is "kit" or "cart" || route == "/order" || (area == "account" && route is not ("/account" or "/account/password")))
            return HttpStatusCode.OK;
        if (role is null)
            return HttpStatusCode.Redirect;
        if (role == PortalRole.Staff && route == "/admin/mail/templates")
            return HttpStatusCode.Forbidden;
        return area switch
        {
            "admin" => role is not (PortalRole.Staff or PortalRole.Administrator) ? HttpStatusCode.Forbidden : hasNumber ? HttpStatusCode.NotFound : HttpStatusCode.OK,
            "partner" => role != PortalRole.Partner ? HttpStatusCode.Forbidden : hasNumber ? HttpStatusCode.NotFound : HttpStatusCode.OK,
            "account" => HttpStatusCode.OK,
            // The customers' start leads everybody to the own one; a ticket leads staff to their page of it.
            "" when role != PortalRole.Customer => HttpStatusCode.Redirect,
            "tickets" when hasNumber && role is PortalRole.Staff or PortalRole.Administrator => HttpStatusCode.Redirect,
            // Partner users look at what their customers have, and neither fill in their data nor write their tickets.
            "services" or "tickets" when role == PortalRole.Partner && route is ("/services/{Number}/settings" or "/tickets/{Number}") => HttpStatusCode.Forbidden,
            _ when hasNumber => HttpStatusCode.NotFound,
            _ => role == PortalRole.Customer ? HttpStatusCode.OK : HttpStatusCode.Forbidden,
        };
    }

    private static string Filled(string route) => Parameter().Replace(route, match => match.Groups["kind"].Value switch { "guid" => Guid.Empty.ToString(), "int" => "0", _ => Unknown });

    private static async Task ShouldAnswerAsync(PlainBrowser browser, HttpStatusCode status, params string[] paths)
    {
        foreach (var path in paths)
        {
            await browser.OpenAsync(path);
            browser.Status.ShouldBe(status, $"{path}: {browser.Text}");
        }
    }

    private static async Task<PlainBrowser> OpenAsync(PortalWorld world, PortalRole? role)
    {
        var partner = await world.APayingPartnerAsync();
        if (role is not { } known)
            return world.NewBrowser();
        return await world.LoggedInAsync(await world.ALoginAsync(known switch
        {
            PortalRole.Customer => await CustomerAsync(world, partner),
            PortalRole.Partner => new PortalUser("petra@example.com", "Petra", known, null, partner.Id),
            PortalRole.Staff or PortalRole.Administrator => new PortalUser("ada@example.com", "Ada", known, null, null),
        }));
    }

    private static async Task<PortalUser> CustomerAsync(PortalWorld world, Portal.Domain.Partners.Partner partner)
    {
        var customer = await world.ACustomerAsync(partner);
        return new PortalUser(customer.Email, customer.Name, PortalRole.Customer, customer.Id, null) { EmailConfirmed = true };
    }

    [GeneratedRegex(@"\{\w+(:(?<kind>\w+))?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
