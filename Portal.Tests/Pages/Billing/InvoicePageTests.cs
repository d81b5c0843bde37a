using Bunit;
using Portal.App.Billing;
using Portal.App.Services;
using Portal.Domain.Billing;
using Portal.Domain.Partners;
using Portal.Tests.World;
using static Portal.Tests.Pages.Screen;

namespace Portal.Tests.Pages.Billing;

/// <summary>SPEC 11: the invoice as its customer sees and pays it, and on paper.</summary>
public sealed class The_invoice_page
{
    private const string Number = "DEFAULT-2023-000001";

    [Fact]
    public async Task Pays_an_open_invoice_and_says_so_after_the_way_back()
    {
        await using var world = await PortalWorld.CreateAsync();
        await using var screen = await BilledAsync(world);
        var page = Open(screen, $"/invoices/{Number}");
        ShouldShow(page, "Due on 15 Jan 2023.", "1 Jan 2023 to 31 Jan 2023, 31 days", "VAT 19 % on €66.31 €12.59");

        await Button(page, "Pay €78.90").ClickAsync(new());
        Until(page, () => screen.Address.StartsWith("/sandbox/pay/", StringComparison.Ordinal));
        await world.PressAtGatewayAsync("http://portal.test" + screen.Address);

        var back = Open(screen, $"/invoices/{Number}?paid=1");
        Until(back, () => screen.Address == $"/invoices/{Number}");
        ShouldShow(Open(screen, $"/invoices/{Number}"), "Paid on 1 Jan 2023. Thank you.", "By card €78.90");
        (await world.InvoicesAsync()).ShouldHaveSingleItem().Status.ShouldBe(InvoiceStatus.Paid);
    }

    [Fact]
    public async Task Has_a_paper_with_parties_numbers_days_and_tax_per_rate()
    {
        await using var world = await PortalWorld.CreateAsync();
        await using var screen = await BilledAsync(world);

        var paper = screen.Open<InvoicePrintPage>($"/invoices/{Number}/print", with => with.Add(p => p.Number, Number));

        ShouldShow(paper, "Invoice number DEFAULT-2023-000001", "Date 1 Jan 2023", "Due 15 Jan 2023", "Anna Berg", "default", "fibre: setup", "1 Jan 2023 to 31 Jan 2023",
            "Net €66.31", "VAT 19 % on €66.31 €12.59", "Total €78.90", "Please pay €78.90 until 15 Jan 2023");
    }

    [Fact]
    public async Task Shows_a_credit_note_with_its_formula_and_the_invoice_that_it_reduces()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        await world.APaidServiceAsync(customer);
        await world.SendAsync(PortalWorld.Administrator, new ApproveService("S-100001", new(2023, 1, 14), null));
        await using var screen = new Screen(world, PortalWorld.Login(customer));

        var page = screen.Open<CreditNotePage>($"/credit-notes/CN-{Number}", with => with.Add(p => p.Number, $"CN-{Number}"));
        ShouldShow(page, "Refund due", "13 of 31", "Total given back €41.94", "To invoice DEFAULT-2023-000001");
        page.Find("[popover]").TextContent.ShouldContain("€100.00 × 13 / 31 = €41.94, rounded once");

        var paper = screen.Open<CreditNotePrintPage>($"/credit-notes/CN-{Number}/print", with => with.Add(p => p.Number, $"CN-{Number}"));
        ShouldShow(paper, "Reduces invoice DEFAULT-2023-000001 of 1 Jan 2023.", "Net €35.24", "VAT 19 % on €35.24 €6.70", "Total credited €41.94");
    }

    private static IRenderedComponent<InvoicePage> Open(Screen screen, string address) => screen.Open<InvoicePage>(address, with => with.Add(p => p.Number, Number));

    /// <summary>A request that was approved: its invoice is open, and the partner takes payments since.</summary>
    private static async Task<Screen> BilledAsync(PortalWorld world)
    {
        var partner = await world.TheDefaultPartnerAsync();
        var customer = await world.ACustomerAsync(partner);
        await world.AProductAsync("fibre", 29.90m, setup: 49m);
        await world.OrderAsync(customer, null, "fibre");
        await world.SendAsync(PortalWorld.Administrator, new ApproveService("S-100001", new(2023, 1, 1), null));
        await world.SetAsync(partner, PartnerSettings.AcceptGatewayPayment, "on");
        return new(world, PortalWorld.Login(customer));
    }
}
