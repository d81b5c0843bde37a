using Portal.App.Billing;
using Portal.App.Home;
using Portal.App.Ordering;
using Portal.App.Services;
using Portal.App.Shell;
using Portal.Domain.Billing;
using Portal.Domain.Ordering;
using Portal.Domain.Support;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>Dashboard, search, orders and billing of staff: read by SQL alone, so each is tried on every database.</summary>
public sealed class Looking_around_as_staff
{
    [Theory, OnEveryDatabase]
    public async Task Counts_what_waits(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.AProductAsync();
        var asking = await world.ACustomerAsync(await world.TheDefaultPartnerAsync());
        (await WaitingAsync(world)).ToDo.ShouldBe(0);

        await world.OrderAsync(asking, null, "fibre");
        var approved = await world.OrderAsync(asking, null, "fibre");
        await world.SendAsync(PortalWorld.Staff, new ApproveService((await world.ServicesOfAsync(approved.OrderNumber!)).Single().Number, new(2023, 1, 1), null));
        var waiting = await WaitingAsync(world);
        (waiting.Approvals, waiting.Tickets, waiting.OpenInvoices, waiting.OverdueInvoices).ShouldBe((1, 2, 1, 0));
        waiting.OldestApproval.ShouldBe(world.Now);

        world.Clock.Advance(TimeSpan.FromDays(15));
        (await WaitingAsync(world)).OverdueInvoices.ShouldBe(1, "due after fourteen days");
    }

    [Theory, OnEveryDatabase]
    public async Task Counts_a_payment_that_waits_for_the_bank_and_a_refund_on_its_way(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.AProductAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        var service = await world.APaidServiceAsync(customer);
        var placed = await world.OrderAsync(customer, null, "fibre");
        await world.PressAtGatewayAsync(placed.PayAt, "pay-later");
        await world.ComeBackAsync(customer, placed.OrderNumber!);

        (await WaitingAsync(world)).Payments.ShouldBe(1);
        var pending = (await world.SendAsync(PortalWorld.Staff, new StaffPayments(true, ListCursor.Top))).Rows.ShouldHaveSingleItem();
        (pending.Order, pending.Status, pending.GatewayId.ShouldNotBeNull()[..3]).ShouldBe((placed.OrderNumber, PaymentStatus.Processing, "pi_"));
        (await world.SendAsync(PortalWorld.Staff, new StaffPayments(false, ListCursor.Top))).Rows.Count.ShouldBe(2);

        var note = (await world.SendAsync(PortalWorld.Staff, new ApproveService(service.Number, new(2023, 1, 14), null))).CreditNoteNumber!;
        await world.SendAsync(PortalWorld.Staff, new PayBackCreditNote(note));
        var refund = (await world.SendAsync(PortalWorld.Staff, new StaffRefunds(false, ListCursor.Top))).Rows.ShouldHaveSingleItem();
        (refund.CreditNote, refund.Amount, refund.CustomerName).ShouldBe((note, Money.Of(41.94m, Currency.Eur), "Anna Berg"));
        var background = await world.SendAsync(PortalWorld.Staff, new OrderBackground("O-100001"));
        background.Payments.ShouldHaveSingleItem().Refunds.ShouldHaveSingleItem().CreditNoteNumber.ShouldBe(note);
    }

    [Theory, OnEveryDatabase]
    public async Task Adds_up_thirty_days_by_day_and_currency(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.AProductAsync();
        await world.AProductAsync("yen", 1000m, currency: "JPY");
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        var tokyo = await world.ACustomerAsync(await world.APartnerAsync("peak", "JPY", settings: [PortalWorld.GatewayOn]), email: "haruka@example.com");
        await world.APaidServiceAsync(customer);
        world.Clock.MoveTo("2023-01-31T10:00:00Z");
        await world.APaidServiceAsync(customer);
        await world.APaidServiceAsync(customer);
        await world.APaidServiceAsync(tokyo, "yen");

        var board = await world.SendAsync(PortalWorld.Staff, new StaffDashboard());

        board.Orders.Count.ShouldBe(30);
        (board.Orders[^1].Day, board.Orders[^1].Count).ShouldBe((new DateOnly(2023, 1, 31), 3));
        board.Orders.Sum(day => day.Count).ShouldBe(3, "the first of January is 31 days back");
        board.Revenue.Select(series => series.Total).ShouldBe([Money.Of(200m, Currency.Eur), Money.Of(1000m, Currency.Jpy)]);
        board.Latest.Count.ShouldBe(4);
        board.Latest[0].Names.ShouldBe(["yen"]);
    }

    [Theory, OnEveryDatabase]
    public async Task Finds_by_any_part_of_names_addresses_and_numbers(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.AProductAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync(), name: "Zsófia Kovács", email: "zk@example.com");
        await world.APaidServiceAsync(customer);

        string[] everything = ["Zsófia Kovács", "O-100001", "S-100001 fibre", "DEFAULT-2023-000001"];
        (await FindAsync(world, "ZSÓ")).ShouldBe(everything, "and what is the customer's");
        (await FindAsync(world, "zk@")).ShouldBe(everything);
        (await FindAsync(world, "c-1000")).ShouldBe(everything);
        (await FindAsync(world, "kov")).ShouldBe(everything);
        (await FindAsync(world, "100001")).ShouldBe(everything, "a bare number is any of them, and of what quotes them");
        (await FindAsync(world, "s-100001")).ShouldBe(["S-100001 fibre"]);
        (await FindAsync(world, "default-2023")).ShouldBe(["DEFAULT-2023-000001"]);
        (await FindAsync(world, "z")).ShouldBeEmpty("one letter is too little");
    }

    [Theory, OnEveryDatabase]
    public async Task Lists_orders_by_status_and_invoices_by_what_is_open(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.AProductAsync();
        var customer = await world.ACustomerAsync(await world.TheDefaultPartnerAsync());
        var open = await world.OrderAsync(customer, null, "fibre");
        var done = await world.OrderAsync(customer, null, "fibre", "fibre", "fibre");
        foreach (var service in await world.ServicesOfAsync(done.OrderNumber!))
            await world.SendAsync(PortalWorld.Staff, new ApproveService(service.Number, new(2023, 1, 3), null));

        (await OrdersAsync(world, null)).Select(row => row.Number).ShouldBe([done.OrderNumber!, open.OrderNumber!], "newest first");
        var requested = (await OrdersAsync(world, OrderStatus.Requested)).ShouldHaveSingleItem();
        (requested.Number, requested.CustomerName, requested.NamesInShort).ShouldBe((open.OrderNumber, "Anna Berg", "fibre"));
        (await OrdersAsync(world, OrderStatus.Completed)).ShouldHaveSingleItem().NamesInShort.ShouldBe("fibre, fibre and 1 more");

        var invoices = await world.SendAsync(PortalWorld.Staff, new StaffInvoices(InvoiceFilter.Open, ListCursor.Top));
        (invoices.Page.Rows.Count, invoices.Open, invoices.Overdue).ShouldBe((3, 3, 0));
        invoices.Page.Rows.Select(row => row.Number).ShouldBeInOrder();
        (await world.SendAsync(PortalWorld.Staff, new StaffInvoices(InvoiceFilter.Overdue, ListCursor.Top))).Page.Rows.ShouldBeEmpty();
        world.Clock.Advance(TimeSpan.FromDays(20));
        (await world.SendAsync(PortalWorld.Staff, new StaffInvoices(InvoiceFilter.Overdue, ListCursor.Top))).Page.Rows.ShouldAllBe(row => row.IsOverdue);
        (await world.SendAsync(PortalWorld.Staff, new StaffInvoices(InvoiceFilter.All, ListCursor.Top))).Page.Rows.Select(row => row.Number).ShouldBeInOrder(SortDirection.Descending);
    }

    [Theory, OnEveryDatabase]
    public async Task Tells_a_customer_what_waits_for_him(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.AProductAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        var other = await world.ACustomerAsync(email: "other@example.com");
        await world.OrderAsync(customer, null, "fibre");
        await world.SaveAsync(Answered(new Ticket("T-1", customer, "Hello", "Support", TicketPriority.Low, world.Now), world.Now));

        (await world.SendAsync(PortalWorld.Login(customer), new MyNotices())).ShouldBe(new MyNoticesAnswer(UnpaidOrders: 1, OpenInvoices: 0, AnsweredTickets: 1));
        (await world.SendAsync(PortalWorld.Login(other), new MyNotices())).All.ShouldBe(0);
    }

    private static Ticket Answered(Ticket ticket, DateTime at)
    {
        ticket.Write(AuthorKind.Customer, "Anna Berg", "Hello?", false, at);
        ticket.Write(AuthorKind.Staff, "Stan Staff", "Hello.", false, at);
        return ticket;
    }

    private static Task<StaffWaitingAnswer> WaitingAsync(PortalWorld world) => world.SendAsync(PortalWorld.Staff, new StaffWaiting());

    private static async Task<IReadOnlyList<StaffOrderRow>> OrdersAsync(PortalWorld world, OrderStatus? status) =>
        (await world.SendAsync(PortalWorld.Staff, new StaffOrders(status, ListCursor.Top))).Rows;

    private static async Task<IEnumerable<string>> FindAsync(PortalWorld world, string text) => (await world.SendAsync(PortalWorld.Staff, new StaffSearch(text))).Select(hit => hit.Title);
}
