using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Customers;
using Portal.Infrastructure.Identity;
using Portal.Infrastructure.Payments.Sandbox;
using Portal.Tests.World;

namespace Portal.Tests.Payments;

/// <summary>Who sees every payment of the sandbox, and ends those that wait.</summary>
public sealed class Looking_into_the_sandbox
{
    private static readonly string[] Books = ["/sandbox/payments", "/sandbox/ledger"];

    [Fact]
    public async Task Is_for_everybody_in_a_demo()
    {
        await using var world = await PortalWorld.CreateAsync(settings: new Dictionary<string, string?> { ["Portal:Demo"] = "true" });
        await world.APayingPartnerAsync();
        using var anybody = world.NewBrowser();
        await AllAsync(anybody, HttpStatusCode.OK);
        (await EndAsync(anybody)).ShouldBe(HttpStatusCode.SeeOther);
        await anybody.OpenAsync("/sandbox/pay/none");
        anybody.Page.QuerySelector("a[href='/sandbox/payments']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Is_for_administrators_and_holders_of_the_key_elsewhere()
    {
        await using var world = await PortalWorld.CreateAsync();
        var partner = await world.APayingPartnerAsync();

        using var visitor = world.NewBrowser();
        foreach (var path in Books)
        {
            await visitor.OpenAsync(path);
            (visitor.Status, visitor.Leads).ShouldBe((HttpStatusCode.Redirect, $"/account/login?returnUrl={Uri.EscapeDataString(path)}"));
        }
        (await EndAsync(visitor)).ShouldBe(HttpStatusCode.Redirect, "to the login");

        PortalUser[] others =
        [
            await world.ALoginAsync(await world.ACustomerAsync(partner)),
            await world.ALoginAsync(new PortalUser("petra@example.com", "Petra", PortalRole.Partner, null, partner.Id)),
            await world.ALoginAsync(new PortalUser("stan@example.com", "Stan", PortalRole.Staff, null, null)),
        ];
        foreach (var user in others)
        {
            using var browser = await world.LoggedInAsync(user);
            await AllAsync(browser, HttpStatusCode.Forbidden);
            browser.Text.ShouldContain("This page is not for your account");
            (await EndAsync(browser)).ShouldBe(HttpStatusCode.Forbidden);
        }

        using var ada = await world.LoggedInAsync(await world.ALoginAsync(new PortalUser("ada@example.com", "Ada", PortalRole.Administrator, null, null)));
        await AllAsync(ada, HttpStatusCode.OK);
        (await EndAsync(ada)).ShouldBe(HttpStatusCode.SeeOther);

        using var program = world.NewClient();
        program.DefaultRequestHeaders.Authorization = new("Bearer", world.Services.GetRequiredService<SandboxStore>().SecretKey);
        (await program.GetAsync("/sandbox/ledger")).StatusCode.ShouldBe(HttpStatusCode.OK);
        program.DefaultRequestHeaders.Authorization = new("Bearer", "sk_test_sandbox_guessed");
        (await program.GetAsync("/sandbox/ledger")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Leaves_the_payment_page_to_whoever_was_sent_there()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        var page = new Uri((await world.OrderAsync(customer, null, "fibre")).PayAt!).PathAndQuery;
        using var anybody = world.NewBrowser();

        await anybody.OpenAsync(page);

        anybody.Status.ShouldBe(HttpStatusCode.OK);
        anybody.Text.ShouldContain("Card number");
        anybody.Page.QuerySelector("a[href='/sandbox/payments']").ShouldBeNull("it would lead nowhere");
    }

    private static async Task AllAsync(PlainBrowser browser, HttpStatusCode status)
    {
        foreach (var path in Books)
        {
            await browser.OpenAsync(path);
            browser.Status.ShouldBe(status, path);
        }
    }

    private static async Task<HttpStatusCode> EndAsync(PlainBrowser browser)
    {
        await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/sandbox/payments/pi_none/settle"));
        return browser.Status;
    }
}
