using Microsoft.Playwright;
using Portal.Tests.World.Browser;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>Orders as requests: by ticket and by e-mail, and a partner who switches ordering off.</summary>
[Collection(BrowserCollection.Name)]
public sealed class Asking_instead_of_paying(BrowserFixture browser)
{
    [Fact]
    public async Task As_a_ticket_answered_both_ways_and_approved() => await browser.VisitAsync(await browser.DemoAppAsync(), async visit =>
    {
        var customer = await visit.SignInAsync("request@demo.test");
        var shop = new Shop(customer);
        var product = await FirstRecurringAsync(shop, customer);
        await shop.SelectAsync(product);
        await shop.CheckOutAsync();
        await shop.RequestAsync();
        var order = customer.Url.Split('/')[^1].Split('?')[0];
        await customer.GetByRole(AriaRole.Link, new() { Name = "Ticket T-" }).ClickAsync();
        await customer.IsAtAsync("/tickets/");
        await Expect(customer.GetByText(product).First).ToBeVisibleAsync();
        var ticket = customer.Url.Split('/')[^1];

        var staff = await visit.SignInAsync("staff@demo.test");
        await staff.OpenAsync($"/admin/tickets/{ticket}");
        await staff.GetByLabel("Reply", new() { Exact = true }).Last.FillAsync("When may we come by?");
        await staff.Button("Send reply").ClickAsync();
        await Expect(customer.GetByText("When may we come by?")).ToBeVisibleAsync();

        await customer.GetByLabel("Reply", new() { Exact = true }).Last.FillAsync("Any morning next week.");
        await customer.Button("Send reply").ClickAsync();
        await Expect(staff.GetByText("Any morning next week.")).ToBeVisibleAsync();

        await customer.OpenAsync($"/orders/{order}");
        await staff.OpenAsync("/admin/approvals?kind=requested");
        await staff.GetByRole(AriaRole.Row).Filter(new() { HasText = product }).Last.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        var window = staff.GetByRole(AriaRole.Dialog);
        await Expect(window.GetByText("First invoice").First).ToBeVisibleAsync();
        await window.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(customer.GetByText("Active", new() { Exact = true }).First).ToBeVisibleAsync();
    });

    [Fact]
    public async Task By_mail_that_is_found_in_the_mail_folder() => await browser.VisitAsync(await browser.DemoAppAsync(), async visit =>
    {
        var customer = await visit.SignInAsync("mail@demo.test");
        var shop = new Shop(customer);
        var product = await FirstRecurringAsync(shop, customer);
        await shop.SelectAsync(product);
        await shop.CheckOutAsync();
        await shop.RequestAsync();
        var order = customer.Url.Split('/')[^1].Split('?')[0];

        var anyone = await visit.NewPersonAsync();
        await anyone.OpenAsync("/demo/mail");
        await Expect(anyone.GetByText(order).First).ToBeAttachedAsync(new() { Timeout = 20_000 });
        await anyone.ShouldHaveNoSeriousAxeViolations();
    });

    [Fact]
    public async Task The_open_page_follows_when_the_partner_switches_ordering_off() => await browser.VisitAsync(await browser.DemoAppAsync(), async visit =>
    {
        var customer = await visit.SignInAsync("request@demo.test");
        await new Shop(customer).OpenAsync();
        await Expect(customer.GetByRole(AriaRole.Article).First).ToBeVisibleAsync();

        var partner = await visit.SignInAsync("partner@demo.test");
        await SwitchAsync(partner);
        await Expect(customer.GetByRole(AriaRole.Article)).ToHaveCountAsync(0);

        // Back on, for whoever comes after; and the page follows again.
        await SwitchAsync(partner);
        await Expect(customer.GetByRole(AriaRole.Article).First).ToBeVisibleAsync();
    });

    private static async Task SwitchAsync(IPage partner)
    {
        await partner.OpenAsync("/partner/settings");
        await partner.GetByLabel("Enable ordering").First.PressAsync("Space");
        await partner.Button("Save").ClickAsync();
        await Expect(partner.GetByText("Saved.")).ToBeVisibleAsync();
    }

    private static async Task<string> FirstRecurringAsync(Shop shop, IPage page)
    {
        await shop.OpenAsync();
        return await page.GetByRole(AriaRole.Article).Filter(new() { HasText = "month" }).First.GetByRole(AriaRole.Heading).InnerTextAsync();
    }
}
