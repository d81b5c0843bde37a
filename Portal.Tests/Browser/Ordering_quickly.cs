using Microsoft.Playwright;
using Portal.Tests.World.Browser;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>SPEC 6 and 7: from the card to Active, with the data that was missing filled in after paying; and by people where no module does it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class Ordering_quickly(BrowserFixture browser)
{
    [Fact]
    public async Task Asks_add_ons_only_then_the_data_after_paying_and_sets_it_up_by_itself() => await browser.VisitAsync(await browser.DemoAppAsync(), async visit =>
    {
        var customer = await visit.SignInAsync("customer@demo.test");
        var shop = new Shop(customer);
        await shop.OpenAsync();
        await shop.Card("Cloud Server").GetByRole(AriaRole.Button, new() { Name = "Add to Cart" }).ClickAsync();
        var window = customer.GetByRole(AriaRole.Dialog).Last;
        await window.GetByText("500 GB").ClickAsync();
        await Expect(window.GetByText("€25.00").First).ToBeVisibleAsync();
        await customer.ShouldHaveNoSeriousAxeViolations();
        await window.GetByRole(AriaRole.Button, new() { Name = "Add to Cart" }).ClickAsync();
        await Expect(customer.GetByRole(AriaRole.Banner).GetByText("€25.00")).ToBeVisibleAsync();

        await customer.OpenAsync("/cart");
        await Expect(customer.GetByText("Needs Server name, System")).ToBeVisibleAsync();
        await shop.OrderByCardAsync();
        await customer.Button("Pay").First.ClickAsync();
        await shop.ResultIsAsync("Successful");
        await Expect(customer.GetByText("Configuration required").First).ToBeVisibleAsync();

        await customer.OpenAsync("/orders");
        await customer.GetByRole(AriaRole.Link, new() { Name = "Settings" }).First.ClickAsync();
        await customer.IsAtAsync("/services/S-");
        await customer.GetByLabel("Server name").FillAsync("not a name");
        await customer.GetByLabel("System", new() { Exact = true }).SelectOptionAsync("Debian 13");
        await customer.Button("Save").ClickAsync();
        await Expect(customer.GetByText("Use letters, digits and dashes").First).ToBeVisibleAsync();
        await customer.ShouldHaveNoSeriousAxeViolations();
        var service = customer.Url.Split('/')[^2];
        await customer.GetByLabel("Server name").FillAsync("shop.example.com");
        await customer.Button("Save").ClickAsync();
        await customer.IsAtAsync("/orders");

        await customer.OpenAsync($"/services/{service}");
        await Expect(customer.GetByText("Active", new() { Exact = true }).First).ToBeVisibleAsync();
        await Expect(customer.GetByText("shop.example.com").First).ToBeVisibleAsync();
    });

    [Fact]
    public async Task By_people_is_a_task_that_is_taken_filled_in_and_closed() => await browser.VisitAsync(await browser.DemoAppAsync(), async visit =>
    {
        var customer = await visit.SignInAsync("business@demo.test");
        var shop = new Shop(customer);
        await shop.OpenAsync();
        await shop.Card("Managed Server").GetByRole(AriaRole.Button, new() { Name = "Select the service" }).ClickAsync();
        var window = customer.GetByRole(AriaRole.Dialog).Last;
        await window.GetByLabel("Server name").FillAsync("files.example.com");
        await window.GetByLabel("Login", new() { Exact = true }).FillAsync("quinn");
        await window.GetByRole(AriaRole.Button, new() { Name = "Select the service" }).Or(window.GetByRole(AriaRole.Button, new() { Name = "Add to Cart" })).ClickAsync();
        await Expect(customer.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "Cart: 1 selected" })).ToBeVisibleAsync();
        await customer.OpenAsync("/cart");
        await shop.OrderByCardAsync();
        await customer.Button("Pay").First.ClickAsync();
        await shop.ResultIsAsync("Successful");
        await Expect(customer.GetByText("In progress", new() { Exact = true }).First).ToBeVisibleAsync();

        var staff = await visit.SignInAsync("staff@demo.test");
        await staff.OpenAsync("/admin/tasks");
        await staff.GetByRole(AriaRole.Row).Filter(new() { HasText = "Managed Server" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await staff.IsAtAsync("/admin/tasks/K-");
        await Expect(staff.Heading("Set up: Managed Server")).ToBeVisibleAsync();
        await staff.IsInteractiveAsync();
        await staff.Button("Assign to me").ClickAsync();
        await Expect(staff.GetByText("In work", new() { Exact = true }).First).ToBeVisibleAsync();
        await staff.GetByLabel("Address", new() { Exact = false }).First.FillAsync("192.0.2.17");
        await staff.ShouldHaveNoSeriousAxeViolations();
        await staff.Button("Close task").First.ClickAsync();
        await Expect(staff.GetByText("Closed", new() { Exact = true }).First).ToBeVisibleAsync();

        await Expect(customer.GetByText("Active", new() { Exact = true }).First).ToBeVisibleAsync();
    });
}
