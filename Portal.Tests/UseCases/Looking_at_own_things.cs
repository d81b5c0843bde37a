using MediatR;
using Portal.App.Billing;
using Portal.App.Home;
using Portal.App.Ordering;
using Portal.App.Services;
using Portal.App.Shell;
using Portal.Domain.Customers;
using Portal.Domain.Partners;
using Portal.Tests.Pages;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>Whoever guesses a number that is not his finds nothing, and lists hold the own rows only.</summary>
public sealed class Looking_at_own_things
{
    [Theory, OnEveryDatabase]
    public async Task Opens_documents_for_their_customer_his_partner_and_staff_and_for_nobody_else(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var (partner, customer) = await WithACreditNoteAsync(world);
        var elsewhere = await world.APartnerAsync("harbour");
        var stranger = await world.ACustomerAsync(partner, "Otto Other", "otto@example.com");
        var foreigner = await world.ACustomerAsync(elsewhere, "Fia Far", "fia@example.com");

        foreach (var actor in new[] { PortalWorld.Login(customer), PortalWorld.PartnerUser(partner), PortalWorld.Staff, PortalWorld.Administrator })
        {
            (await world.SendAsync(actor, new OrderDetails("O-100001"))).Services.ShouldHaveSingleItem();
            (await world.SendAsync(actor, new ServiceDetails("S-100001"))).Credits.ShouldHaveSingleItem().Amount.ShouldBe(Money.Of(41.94m, Currency.Eur));
            (await world.SendAsync(actor, new InvoiceDetails("DEFAULT-2023-000001"))).Total.Total.ShouldBe(Money.Of(100m, Currency.Eur));
            (await world.SendAsync(actor, new CreditNoteDetails("CN-DEFAULT-2023-000001"))).UnusedDays.ShouldBe(13);
        }
        foreach (var actor in new[] { PortalWorld.Login(stranger), PortalWorld.Login(foreigner), PortalWorld.PartnerUser(elsewhere) })
        {
            await ShouldFindNothingAsync(world, actor, new OrderDetails("O-100001"));
            await ShouldFindNothingAsync(world, actor, new ServiceDetails("S-100001"));
            await ShouldFindNothingAsync(world, actor, new InvoiceDetails("DEFAULT-2023-000001"));
            await ShouldFindNothingAsync(world, actor, new CreditNoteDetails("CN-DEFAULT-2023-000001"));
        }
    }

    [Fact]
    public async Task Lets_only_the_customer_pay_or_withdraw()
    {
        await using var world = await PortalWorld.CreateAsync();
        var partner = await world.APayingPartnerAsync();
        var customer = await world.ACustomerAsync(partner);
        await world.AProductAsync();
        await world.OrderAsync(customer, null, "fibre");

        (await world.SendAsync(PortalWorld.Login(customer), new OrderDetails("O-100001"))).CanPay.ShouldBeTrue();
        (await world.SendAsync(PortalWorld.Administrator, new OrderDetails("O-100001"))).CanPay.ShouldBeFalse();
        (await world.SendAsync(PortalWorld.PartnerUser(partner), new OrderDetails("O-100001"))).CanPay.ShouldBeFalse();
    }

    [Theory, OnEveryDatabase]
    public async Task Lists_nothing_of_others(string provider)
    {
        Screen.SpeakEnglish();
        await using var world = await PortalWorld.CreateAsync(provider);
        var (partner, customer) = await WithACreditNoteAsync(world);
        var stranger = PortalWorld.Login(await world.ACustomerAsync(partner, "Otto Other", "otto@example.com"));
        var owner = PortalWorld.Login(customer);

        (await world.SendAsync(owner, new MyOrders(ListCursor.Top))).Rows.ShouldHaveSingleItem().Names.ShouldBe(["fibre"]);
        (await world.SendAsync(owner, new MyServices(ListCursor.Top))).Rows.ShouldHaveSingleItem().InWords.ShouldBe("Active, start date 14 Jan 2023");
        (await world.SendAsync(owner, new MyInvoices(ListCursor.Top))).Rows.ShouldHaveSingleItem().Number.ShouldBe("DEFAULT-2023-000001");
        (await world.SendAsync(owner, new MyCreditNotes(ListCursor.Top))).Rows.ShouldHaveSingleItem().Total.ShouldBe(Money.Of(41.94m, Currency.Eur));
        (await world.SendAsync(owner, new MyBalance(ListCursor.Top))).Balance.ShouldBe(Money.Of(41.94m, Currency.Eur));
        (await world.SendAsync(owner, new MyDashboard())).Documents.Count.ShouldBe(2);

        (await world.SendAsync(stranger, new MyOrders(ListCursor.Top))).Rows.ShouldBeEmpty();
        (await world.SendAsync(stranger, new MyServices(ListCursor.Top))).Rows.ShouldBeEmpty();
        (await world.SendAsync(stranger, new MyInvoices(ListCursor.Top))).Rows.ShouldBeEmpty();
        (await world.SendAsync(stranger, new MyCreditNotes(ListCursor.Top))).Rows.ShouldBeEmpty();
        (await world.SendAsync(stranger, new MyBalance(ListCursor.Top))).Entries.Rows.ShouldBeEmpty();
        var board = await world.SendAsync(stranger, new MyDashboard());
        (board.ServiceCount, board.Needs.Count, board.Documents.Count, board.Balance.IsZero).ShouldBe((0, 0, 0, true));
    }

    [Theory, OnEveryDatabase]
    public async Task Pages_through_a_long_ledger_without_a_row_lost_or_twice(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        for (var i = 0; i < ListPage.Size + 3; i++)
        {
            await world.GiveAsync(customer, 1m);
            world.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        var login = PortalWorld.Login(customer);

        var first = (await world.SendAsync(login, new MyBalance(ListCursor.Top))).Entries;
        var second = (await world.SendAsync(login, new MyBalance(new ListCursor(Older: first.Older)))).Entries;
        var back = (await world.SendAsync(login, new MyBalance(new ListCursor(Newer: second.Newer)))).Entries;

        first.Newer.ShouldBeNull();
        first.Rows.Concat(second.Rows).Select(row => row.After.Minor).ShouldBe(Enumerable.Range(1, ListPage.Size + 3).Reverse().Select(count => count * 100L));
        second.Older.ShouldBeNull();
        back.Rows.Select(row => row.Id).ShouldBe(first.Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task Names_on_the_dashboard_what_only_the_customer_can_do()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.AProductAsync();
        await world.OrderAsync(customer, null, "fibre");

        var need = (await world.SendAsync(PortalWorld.Login(customer), new MyDashboard())).Needs.ShouldHaveSingleItem();

        need.Title.ShouldBe("Order O-100001 is not paid yet");
        need.Href.ShouldBe("/orders/O-100001");
    }

    private static async Task ShouldFindNothingAsync<TAnswer>(PortalWorld world, Actor actor, IRequest<TAnswer> message) =>
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(actor, message))).Code.ShouldBe(Refusal.Missing);

    private static async Task<(Partner, Customer)> WithACreditNoteAsync(PortalWorld world)
    {
        var partner = await world.APayingPartnerAsync();
        var customer = await world.ACustomerAsync(partner);
        await world.AProductAsync();
        await world.APaidServiceAsync(customer);
        await world.SendAsync(PortalWorld.Administrator, new ApproveService("S-100001", new(2023, 1, 14), null));
        return (partner, customer);
    }
}
