using AngleSharp.Dom;
using Bunit;
using Portal.App.Customers;
using Portal.App.Shell;
using Portal.Tests.World;

namespace Portal.Tests.Pages.Customers;

public sealed class The_page_of_a_customer
{
    [Fact]
    public async Task Shows_the_tab_of_its_address()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        var service = await world.APaidServiceAsync(customer);
        await using var screen = new Screen(world, PortalWorld.Staff);

        var page = Open(screen, customer.Number, "?tab=services");

        Screen.ShouldShow(page, "Anna Berg", service.Number, "Active", "Start date awaits confirmation");
        page.FindAll(".tab").Select(tab => tab.GetAttribute("href")).ShouldBe(
        [
            $"/admin/customers/{customer.Number}", $"/admin/customers/{customer.Number}?tab=services", $"/admin/customers/{customer.Number}?tab=orders",
            $"/admin/customers/{customer.Number}?tab=billing", $"/admin/customers/{customer.Number}?tab=tickets",
        ]);
    }

    [Fact]
    public async Task Edits_contact_data_in_place()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync();
        await using var screen = new Screen(world, PortalWorld.Staff);
        var page = Open(screen, customer.Number, "");

        Screen.Button(page, "Edit contact").Click();
        Input(page, "E-mail").Change("no address");
        page.Find("form").Submit();
        page.WaitForAssertion(() => page.Find(".field-error").TextContent.ShouldContain("anna@example.com"), TimeSpan.FromSeconds(30));
        Input(page, "E-mail").Change("anna.berg@example.com");
        page.Find("form").Submit();

        Screen.ShouldShow(page, "Saved.", "anna.berg@example.com", "Customer changed");
        (await world.ReloadedAsync(customer)).Email.ShouldBe("anna.berg@example.com");
    }

    [Fact]
    public async Task Adjusts_the_balance_with_a_reason_and_shows_it_at_once()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync();
        await using var screen = new Screen(world, PortalWorld.Administrator);
        var page = Open(screen, customer.Number, "?tab=billing&view=ledger");
        Screen.ShouldShow(page, "The balance never moved");

        Screen.Button(page, "Adjust balance").Click();
        Input(page, "Amount").Change("5");
        page.Find("form").Submit();
        page.WaitForAssertion(() => page.Find(".field-error").TextContent.ShouldContain("Write the reason"), TimeSpan.FromSeconds(30));
        Input(page, "Reason").Change("Outage in May");
        page.Find("form").Submit();
        Screen.Until(page, () => page.FindAll("form").Count == 0);

        await world.Clock.PassUntilAsync(Task.Run(() => Screen.ShouldShow(page, "Adjusted by hand", "Outage in May", "+ €5.00")));
    }

    [Fact]
    public async Task Offers_staff_no_balance_to_adjust_and_a_partners_user_no_terms_to_edit()
    {
        await using var world = await PortalWorld.CreateAsync();
        var harbour = await world.APartnerAsync("harbour");
        var customer = await world.ACustomerAsync(harbour);
        await using var staff = new Screen(world, PortalWorld.Staff);
        await using var partner = new Screen(world, PortalWorld.PartnerUser(harbour));

        var billing = Open(staff, customer.Number, "?tab=billing");
        Screen.ShouldShow(billing, "No invoices yet");
        Screen.HasButton(billing, "Adjust balance").ShouldBeFalse();
        var overview = Open(partner, customer.Number, "", "/partner/customers");
        Screen.ShouldShow(overview, "Terms");
        Screen.HasButton(overview, "Edit contact").ShouldBeTrue();
        Screen.HasButton(overview, "Edit terms").ShouldBeFalse();
        Screen.Button(overview, "Customers").GetAttribute("href").ShouldBe("/partner/customers");
    }

    private static IRenderedComponent<CustomerPage> Open(Screen screen, string number, string query, string area = "/admin/customers")
    {
        var page = screen.Open<CustomerPage>($"{area}/{number}{query}", with => with.Add(page => page.Number, number));
        Screen.ShouldShow(page, "Anna Berg");
        return page;
    }

    private static IElement Input(IRenderedComponent<CustomerPage> page, string label)
    {
        var id = page.FindAll("label").First(found => found.TextContent.Trim().StartsWith(label, StringComparison.Ordinal)).GetAttribute("for");
        return page.Find($"#{id}");
    }
}
