using Microsoft.Playwright;
using Portal.App.Demo;
using Portal.Tests.World;
using Portal.Tests.World.Browser;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>No page shows two states at once: every open one follows when somebody logs in or out, here or elsewhere.</summary>
[Collection(BrowserCollection.Name)]
public sealed class Following_sign_in(BrowserFixture browser)
{
    [Fact]
    public async Task Logging_out_in_one_tab_takes_the_others_along() => await browser.VisitAsync(await browser.DemoAppAsync(), async visit =>
    {
        var page = await visit.SignInAsync("business@demo.test");
        await page.OpenAsync("/orders");
        var shop = await OpenAsync(page, "/order");
        var cart = await OpenAsync(page, "/cart");

        await LogOutAsync(page);

        await shop.GetByRole(AriaRole.Link, new() { Name = "Log in" }).WaitForAsync();
        await Expect(cart.GetByRole(AriaRole.Link, new() { Name = "Log in" })).ToBeVisibleAsync();
        await Expect(cart.GetByText("Your cart is empty")).ToBeVisibleAsync();
        await Expect(cart.Locator(".bar").GetByText("0 selected")).ToBeAttachedAsync();
    });

    [Fact]
    public async Task A_page_for_members_goes_to_the_login_and_comes_back_when_one_logs_in_elsewhere() => await browser.VisitAsync(await browser.DemoAppAsync(), async visit =>
    {
        var page = await visit.SignInAsync("business@demo.test");
        await page.OpenAsync("/order");
        var orders = await OpenAsync(page, "/orders");

        await LogOutAsync(page);
        await orders.IsAtAsync("/account/login?returnUrl=%2Forders");
        await LogInAsync(page, "business@demo.test");

        await orders.IsAtAsync("/orders");
        await Expect(orders.Button("Account of")).ToBeVisibleAsync();
    });

    [Fact]
    public async Task What_is_typed_is_not_taken_away() => await browser.VisitAsync(await browser.DemoAppAsync(), async visit =>
    {
        var page = await visit.SignInAsync("business@demo.test");
        await page.OpenAsync("/order");
        var ticket = await OpenAsync(page, "/tickets/new");
        await ticket.GetByLabel("Subject").FillAsync("Half a sentence");

        await LogOutAsync(page);

        await Expect(ticket.GetByText("You were logged in or out elsewhere")).ToBeVisibleAsync();
        await Expect(ticket.GetByLabel("Subject")).ToHaveValueAsync("Half a sentence");
        await ticket.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Load again" }).ClickAsync();
        await ticket.IsAtAsync("/account/login?returnUrl=%2Ftickets%2Fnew");
    });

    [Fact]
    public async Task Logging_out_everywhere_reaches_other_devices() => await browser.VisitAsync(await browser.DemoAppAsync(), async visit =>
    {
        var (here, there) = (await visit.SignInAsync("mail@demo.test"), await visit.SignInAsync("mail@demo.test"));
        await there.OpenAsync("/orders");
        await here.OpenAsync("/account");

        await here.Button("Log out everywhere").ClickAsync();

        await there.IsAtAsync("/account/login?returnUrl=%2Forders");
    });

    [Fact]
    public async Task A_login_that_expires_ends_its_page_with_a_way_back()
    {
        await using var app = await AppProcess.StartAsync(new() { ["Portal:Demo"] = "true", ["Portal:LoginLasts"] = "00:00:20" });
        await browser.VisitAsync(app, async visit =>
        {
            var page = await visit.SignInAsync("customer@demo.test");
            await page.OpenAsync("/orders");

            await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/account/login\\?returnUrl=%2Forders$", default, TimeSpan.FromSeconds(1)), new() { Timeout = 40_000 });
        });
    }

    private static async Task<IPage> OpenAsync(IPage page, string path)
    {
        var other = await page.Context.NewPageAsync();
        await other.OpenAsync(path);
        return other;
    }

    private static async Task LogOutAsync(IPage page)
    {
        await page.Button("Account of").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Log out", Exact = true }).ClickAsync();
        await page.IsAtAsync("/account/login");
    }

    private static async Task LogInAsync(IPage page, string email)
    {
        await page.Button(DemoAccounts.All.Single(known => known.Email == email).Email).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account/login", StringComparison.Ordinal));
    }
}
