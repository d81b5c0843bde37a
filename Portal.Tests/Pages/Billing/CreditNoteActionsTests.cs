using Bunit;
using Portal.App.Billing;
using Portal.App.Services;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Domain.Partners;
using Portal.Tests.World;
using static Portal.Tests.Pages.Screen;

namespace Portal.Tests.Pages.Billing;

/// <summary>SPEC 4: what staff do with a credit note that is due; each act says first what it means.</summary>
public sealed class Acting_on_a_credit_note
{
    [Fact]
    public async Task Voids_it_with_a_reason()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, note) = await CreditedAsync(world);
        await using var screen = new Screen(world, PortalWorld.Staff);
        var actions = Open(screen, note);

        await Button(actions, "Void").ClickAsync(new());
        ShouldShow(actions, $"Void credit note {note}", "€41.94 leave the balance, which is then €0.00.");
        await actions.Find("form").SubmitAsync();
        ShouldShow(actions, "Write why it is voided");
        await actions.Find("form input").ChangeAsync(new() { Value = "Used from the first day" });
        await actions.Find("form").SubmitAsync();

        Until(actions, () => actions.FindAll("form").Count == 0);
        var voided = (await world.CreditNotesAsync()).ShouldHaveSingleItem();
        (voided.Status, voided.Settlement).ShouldBe((CreditNoteStatus.Deleted, "Used from the first day"));
        (await world.ReloadedAsync(customer)).Balance.IsZero.ShouldBeTrue();
    }

    [Fact]
    public async Task Pays_it_back_to_the_card()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, note) = await CreditedAsync(world);
        await using var screen = new Screen(world, PortalWorld.Staff);
        var actions = Open(screen, note);

        await Button(actions, "Pay back").ClickAsync(new());
        ShouldShow(actions, "€41.94 leave the balance and go back to the card that paid");
        await actions.Find("form").SubmitAsync();

        Until(actions, () => actions.FindAll("form").Count == 0);
        (await world.CreditNotesAsync()).ShouldHaveSingleItem().Status.ShouldBeOneOf(CreditNoteStatus.Refunding, CreditNoteStatus.Refunded);
        (await world.ReloadedAsync(customer)).Balance.IsZero.ShouldBeTrue();
    }

    [Fact]
    public async Task Explains_why_there_is_no_card_to_pay_it_back_to()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        await world.GiveAsync(customer, 100m);
        var placed = await world.OrderAsync(customer, new PaymentChoice(null, UseBalance: true, SaveCard: false), "fibre");
        var service = (await world.ServicesOfAsync(placed.OrderNumber!)).Single();
        var note = (await world.SendAsync(PortalWorld.Staff, new ApproveService(service.Number, new(2023, 1, 14), null))).CreditNoteNumber!;
        await using var screen = new Screen(world, PortalWorld.Staff);
        var actions = Open(screen, note);

        await Button(actions, "Pay back").ClickAsync(new());

        ShouldShow(actions, "Not through the gateway", "Leave it on the balance, or use it on an invoice.");
        actions.Find("form button[type=submit]").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public async Task Uses_it_on_an_open_invoice_that_the_balance_covers()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (customer, note) = await CreditedAsync(world);
        var partner = await world.TheDefaultPartnerAsync();
        await world.SetAsync(partner, PartnerSettings.AcceptGatewayPayment, "off");
        await world.AProductAsync("voice", 9.90m);
        var requested = await world.OrderAsync(customer, null, "voice");
        await world.SendAsync(PortalWorld.Staff, new ApproveService((await world.ServicesOfAsync(requested.OrderNumber!)).Single().Number, new(2023, 1, 1), null));
        await using var screen = new Screen(world, PortalWorld.Staff);
        var actions = Open(screen, note);

        await Button(actions, "Use on invoice").ClickAsync(new());
        ShouldShow(actions, "DEFAULT-2023-000002, €9.90", "due on 15 Jan 2023");
        await actions.Find("form").SubmitAsync();

        Until(actions, () => actions.FindAll("form").Count == 0);
        (await world.CreditNotesAsync()).ShouldHaveSingleItem().Status.ShouldBe(CreditNoteStatus.Closed);
        (await world.InvoicesAsync())[^1].Status.ShouldBe(InvoiceStatus.Paid);
        (await world.ReloadedAsync(customer)).Balance.ShouldBe(Money.Of(32.04m, Currency.Eur), "the surplus stays");
        await world.BooksShouldBalanceAsync();
    }

    private static IRenderedComponent<CreditNoteActions> Open(Screen screen, string note) =>
        screen.Open<CreditNoteActions>("/admin/customers/C-100001?tab=billing&view=credits", with => with.Add(actions => actions.Number, note));

    private static async Task<(Customer, string)> CreditedAsync(PortalWorld world)
    {
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        var service = await world.APaidServiceAsync(customer);
        return (customer, (await world.SendAsync(PortalWorld.Staff, new ApproveService(service.Number, new(2023, 1, 14), null))).CreditNoteNumber!);
    }
}
