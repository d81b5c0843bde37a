using System.Globalization;
using Microsoft.Playwright;
using Portal.Domain.Billing;
using Portal.Tests.World.Browser;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>The path that the portal exists for, in a real browser against the real program.</summary>
[Collection(BrowserCollection.Name)]
public sealed class Ordering_and_paying(BrowserFixture browser)
{
    [Fact]
    public async Task Three_services_one_removed_paid_approved_13_days_later_and_credited() => await browser.VisitAsync(await browser.DemoAppAsync(), async visit =>
    {
        var customer = await visit.SignInAsync("business@demo.test");
        var shop = new Shop(customer);
        await shop.OpenAsync();
        await shop.SelectAsync("Virtual Server L");
        await shop.SelectMoreAsync();
        await shop.SelectAsync("Cloud Backup 1 TB");
        await shop.SelectMoreAsync();
        await shop.SelectAsync("Web Hosting");
        await shop.RemoveAsync("Web Hosting");
        await shop.CheckOutAsync();
        await shop.OrderByCardAsync();
        await customer.Button("Pay").First.ClickAsync();
        await shop.ResultIsAsync("Successful");
        await Expect(customer.GetByText("Active", new() { Exact = true })).ToHaveCountAsync(2);
        var order = customer.Url.Split('/')[^1].Split('?')[0];

        var admin = await visit.SignInAsync("admin@demo.test");
        await admin.OpenAsync("/admin/approvals");
        var row = admin.GetByRole(AriaRole.Row).Filter(new() { HasText = "Virtual Server L" }).Filter(new() { HasText = "Paid" }).Last;
        await row.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        var window = admin.GetByRole(AriaRole.Dialog);
        var date = window.GetByLabel("Start date");
        var paidFrom = DateOnly.Parse(await date.GetAttributeAsync("min") ?? "", CultureInfo.InvariantCulture);
        await date.FillAsync(paidFrom.AddDays(13).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await Expect(window.GetByText("13 days unused")).ToBeVisibleAsync();
        var days = new DateSpan(paidFrom, paidFrom.AddMonths(3)).Days;
        await Expect(window.GetByText($"13/{days} ×")).ToBeVisibleAsync();
        await admin.ShouldHaveNoSeriousAxeViolations();
        await window.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(window.GetByRole(AriaRole.Button, new() { Name = "Close" }).Last).ToBeVisibleAsync();

        await customer.OpenAsync($"/orders/{order}");
        await Expect(customer.GetByText("Credit note CN-")).ToBeVisibleAsync();
        await customer.OpenAsync("/invoices?view=credit-notes");
        await Expect(customer.GetByText("Refund due").First).ToBeVisibleAsync();
    });

    [Fact]
    public async Task Pending_then_settled_changes_the_open_page_by_itself() => await browser.VisitAsync(await browser.DemoAppAsync(), async visit =>
    {
        var customer = await visit.SignInAsync("customer@demo.test");
        var shop = new Shop(customer);
        await PendAsync(shop, customer, "settles later");

        await DecideAsync(visit, "Settle now");

        await shop.ResultIsAsync("Successful");
    });

    [Fact]
    public async Task Pending_then_failed_changes_the_open_page_and_can_be_paid_again() => await browser.VisitAsync(await browser.DemoAppAsync(), async visit =>
    {
        var customer = await visit.SignInAsync("customer@demo.test");
        var shop = new Shop(customer);
        await PendAsync(shop, customer, "fails later");

        await DecideAsync(visit, "Fail now");

        await shop.ResultIsAsync("Failed");
        await shop.ChooseCardAsync();
        await customer.Button("Pay again").ClickAsync();
        await customer.IsAtAsync("/sandbox/pay/");
        await customer.Button("Pay").First.ClickAsync();
        await shop.ResultIsAsync("Successful");
    });

    [Fact]
    public async Task Declined_and_left_is_Failed_and_paid_again() => await browser.VisitAsync(await browser.DemoAppAsync(), async visit =>
    {
        var customer = await visit.SignInAsync("customer@demo.test");
        var shop = new Shop(customer);
        await shop.OrderOneAsync("Mailboxes 10");
        await shop.OrderByCardAsync();
        await customer.Button("Decline").ClickAsync();
        await Expect(customer.GetByRole(AriaRole.Alert)).ToContainTextAsync("declined");
        await customer.GetByRole(AriaRole.Link, new() { Name = "Leave without paying" }).ClickAsync();

        await shop.ResultIsAsync("Failed");
        await customer.IsInteractiveAsync();
        await shop.ChooseCardAsync();
        await customer.Button("Pay again").ClickAsync();
        await customer.IsAtAsync("/sandbox/pay/");
        await customer.Button("Pay").First.ClickAsync();
        await shop.ResultIsAsync("Successful");
    });

    private static async Task PendAsync(Shop shop, IPage customer, string later)
    {
        await shop.OrderOneAsync("Mailboxes 10");
        await shop.OrderByCardAsync();
        await customer.GetByLabel(later).CheckAsync();
        await customer.Button("Pay later").ClickAsync();
        await shop.ResultIsAsync("Pending");
        await customer.IsInteractiveAsync();
    }

    private static async Task DecideAsync(Visit visit, string button)
    {
        var gateway = await visit.NewPersonAsync();
        await gateway.OpenStaticAsync("/sandbox/payments");
        await gateway.Button(button).First.ClickAsync();
    }
}
