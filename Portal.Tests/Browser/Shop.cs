using Microsoft.Playwright;
using Portal.Tests.World.Browser;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>The pages from the card to the gateway, as a customer uses them.</summary>
internal sealed class Shop(IPage page)
{
    private ILocator Window => page.GetByRole(AriaRole.Dialog);

    public async Task OpenAsync() => await page.OpenAsync("/order");

    public ILocator Card(string product) => page.GetByRole(AriaRole.Article, new() { Name = product, Exact = true });

    /// <summary>Selects a product and leaves the selection window open.</summary>
    public async Task SelectAsync(string product)
    {
        await Card(product).GetByRole(AriaRole.Button, new() { Name = "Select the service" }).ClickAsync();
        await Expect(Window.GetByRole(AriaRole.Article, new() { Name = product }).First).ToBeVisibleAsync();
    }

    public async Task SelectMoreAsync()
    {
        await Window.GetByRole(AriaRole.Button, new() { Name = "Select more" }).ClickAsync();
        await Expect(Window).ToBeHiddenAsync();
    }

    public async Task RemoveAsync(string product)
    {
        var line = Window.GetByRole(AriaRole.Article, new() { Name = product });
        await line.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(line).ToBeHiddenAsync();
    }

    public async Task CheckOutAsync()
    {
        await Window.GetByRole(AriaRole.Button, new() { Name = "Checkout" }).ClickAsync();
        await page.IsAtAsync("/cart");
        await Expect(page.Heading("Summary")).ToBeVisibleAsync();
    }

    /// <summary>Orders to pay by card and arrives at the gateway's page.</summary>
    public async Task OrderByCardAsync()
    {
        await ChooseCardAsync();
        await page.Button("Order new product(s)").ClickAsync();
        await page.IsAtAsync("/sandbox/pay/");
    }

    /// <summary>Sends the cart as a request.</summary>
    public async Task RequestAsync()
    {
        await page.Button("Order new product(s)").ClickAsync();
        await Expect(page.Heading("Your order has been sent and waits for approval.")).ToBeVisibleAsync();
    }

    public async Task ChooseCardAsync()
    {
        var card = page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^\\s*Card", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) });
        if (!await card.IsCheckedAsync())
            await card.CheckAsync();
    }

    public async Task OrderOneAsync(string product)
    {
        await OpenAsync();
        await SelectAsync(product);
        await CheckOutAsync();
    }

    public async Task ResultIsAsync(string word) => await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(word);
}
