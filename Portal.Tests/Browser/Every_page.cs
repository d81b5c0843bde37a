using Microsoft.Playwright;
using Portal.Tests.World.Browser;

namespace Portal.Tests.Browser;

/// <summary>Every page, at desk and phone width, light and dark: axe finds nothing serious, and nothing sticks out sideways.</summary>
[Collection(BrowserCollection.Name)]
public sealed class Every_page(BrowserFixture browser)
{
    private const int SmallPhone = 360;

    /// <summary>“/orders > /orders/”: the page of the first of them.</summary>
    public static TheoryData<string, string[]> Areas => new()
    {
        { "", ["/order", "/cart", "/account/login", "/account/register", "/account/forgot", "/demo/mail", "/no-such-page"] },
        { "customer@demo.test", ["/", "/order", "/cart", "/orders", "/services", "/invoices", "/invoices?view=credit-notes", "/tickets", "/tickets/new", "/account", "/orders > /orders/", "/invoices > /invoices/", "/invoices?view=credit-notes > /credit-notes/", "/services > /services/", "/tickets > /tickets/T"] },
        { "admin@demo.test", ["/admin", "/admin/approvals", "/admin/customers", "/admin/products", "/admin/products/new", "/admin/config/portal", "/admin/partners", "/admin/orders", "/admin/operations", "/admin/operations?status=Done", "/admin/tasks", "/admin/tasks?status=Closed", "/admin/modules", "/admin/modules/new", "/admin/departments", "/admin/billing", "/admin/customers/new", "/admin/tickets", "/admin/mail", "/admin/audit", "/services/S-100001", "/admin/customers > /admin/customers/C", "/admin/orders > /admin/orders/O", "/admin/tickets > /admin/tickets/T"] },
        { "partner@demo.test", ["/partner", "/partner/settings", "/partner/customers", "/partner/orders"] },
    };

    [Theory, MemberData(nameof(Areas))]
    public async Task Is_accessible_and_fits_desk_and_phone(string email, string[] paths) => await browser.VisitAsync(await browser.DemoAppAsync(), visit =>
        Task.WhenAll(LookAsync(visit, email, Visit.Desk, ColorScheme.Light, paths), LookAsync(visit, email, Visit.Phone, ColorScheme.Dark, paths)));

    private static async Task LookAsync(Visit visit, string email, int width, ColorScheme colours, string[] paths)
    {
        var page = email.Length == 0 ? await visit.NewPersonAsync(width, colours) : await visit.SignInAsync(email, width, colours);
        foreach (var path in paths)
        {
            await ShowAsync(page, path);
            await page.ShouldHaveNoSeriousAxeViolations();
            await page.ShouldFitAsync();
            if (width != Visit.Phone)
                continue;
            await page.SetViewportSizeAsync(SmallPhone, 780);
            await page.ShouldFitAsync();
            await page.SetViewportSizeAsync(width, 844);
        }
    }

    private static async Task ShowAsync(IPage page, string path)
    {
        if (path.StartsWith("/account/", StringComparison.Ordinal) || path == "/no-such-page")
            await page.OpenStaticAsync(path);
        else if (path.Split(" > ") is [var list, var of])
        {
            await page.OpenAsync(list);
            await page.OpenAsync(await page.Locator($"main a[href^='{of}']").First.GetAttributeAsync("href") ?? throw new InvalidOperationException($"{list} has no link to {of}."));
        }
        else
            await page.OpenAsync(path);
    }
}
