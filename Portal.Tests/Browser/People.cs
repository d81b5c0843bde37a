using Microsoft.Playwright;
using Portal.App.Demo;
using Portal.Tests.World.Browser;

namespace Portal.Tests.Browser;

/// <summary>Demo people, signed in as the login page offers it: with one click.</summary>
internal static class People
{
    public static async Task<IPage> SignInAsync(this Visit visit, string email, int width = Visit.Desk, ColorScheme colours = ColorScheme.Light)
    {
        var page = await visit.NewPersonAsync(width, colours);
        await page.OpenStaticAsync("/account/login");
        var account = DemoAccounts.All.Single(known => known.Email == email);
        await page.GetByRole(AriaRole.Button, new() { Name = account.Email }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account/login", StringComparison.Ordinal));
        return page;
    }

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    public static ILocator Heading(this IPage page, string name) => page.GetByRole(AriaRole.Heading, new() { Name = name });
}
