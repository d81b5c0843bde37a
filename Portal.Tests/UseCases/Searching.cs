using Microsoft.EntityFrameworkCore;
using Portal.App.Billing;
using Portal.App.Customers;
using Portal.App.Ordering;
using Portal.App.Partners;
using Portal.App.Services;
using Portal.App.Shell;
using Portal.App.Support;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Domain.Support;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>The one index behind Ctrl+K and every list's box.</summary>
public sealed class Searching
{
    [Theory]
    [OnEveryDatabase("Vogel")]
    [OnEveryDatabase("vogel björn")]
    [OnEveryDatabase("JORN MULLER")]
    [OnEveryDatabase("mülle")]
    [OnEveryDatabase("bjorn m vogel")]
    [OnEveryDatabase("vo bj")]
    [OnEveryDatabase("#C-100001")]
    [OnEveryDatabase("c-100001")]
    [OnEveryDatabase("100001")]
    [OnEveryDatabase("0001")]
    [OnEveryDatabase("@vogelhaus.example")]
    [OnEveryDatabase("bjoern.v")]
    [OnEveryDatabase("haus")]
    [OnEveryDatabase("+49 (30) 123 45-67")]
    [OnEveryDatabase("+49301234567")]
    [OnEveryDatabase("030 1234567")]
    [OnEveryDatabase("0301234567")]
    [OnEveryDatabase("1234567")]
    [OnEveryDatabase("grosse strasse 7")]
    [OnEveryDatabase("Große Straße")]
    [OnEveryDatabase("10115 berlin")]
    [OnEveryDatabase("DE123456789")]
    [OnEveryDatabase("3456")]
    [OnEveryDatabase("wholesale vogel")]
    public async Task Finds_a_customer_by_any_part_in_lists_and_everywhere(string provider, string text)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var partner = await world.TheDefaultPartnerAsync();
        await BjornAsync(world);
        await world.ACustomerAsync(name: "Quentin Tell", email: "q@other.example");

        (await world.SendAsync(PortalWorld.Staff, new CustomerList(text, null, ListCursor.Top))).Page.Rows.Select(row => row.Name).ShouldBe(["Bjørn Müller-Vogel"]);
        (await world.SendAsync(PortalWorld.PartnerUser(partner), new CustomerList(text, null, ListCursor.Top))).Page.Rows.Select(row => row.Name).ShouldBe(["Bjørn Müller-Vogel"]);
        (await EverywhereAsync(world, text)).ShouldBe(["Bjørn Müller-Vogel"]);
    }

    [Theory]
    [OnEveryDatabase("Vogel Quentin")]
    [OnEveryDatabase("og")]
    [OnEveryDatabase("C-100002")]
    [OnEveryDatabase("@example.com")]
    [OnEveryDatabase("'; DROP TABLE \"Customers\" --")]
    [OnEveryDatabase("\" OR \"vog")]
    [OnEveryDatabase("vogel*%_")]
    [OnEveryDatabase("%")]
    [OnEveryDatabase("|")]
    public async Task Finds_nobody_by_what_does_not_occur(string provider, string text)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await BjornAsync(world);

        var found = (await world.SendAsync(PortalWorld.Staff, new CustomerList(text, null, ListCursor.Top))).Page.Rows;

        // Signs are no words: what is beside them is searched for.
        found.Count.ShouldBe(text.StartsWith("vogel", StringComparison.Ordinal) ? 1 : 0);
        (await EverywhereAsync(world, text)).Count().ShouldBe(found.Count);
    }

    [Theory, OnEveryDatabase]
    public async Task Finds_documents_and_what_belongs_to_them(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.AProductAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        var service = await world.APaidServiceAsync(customer);
        var note = (await world.SendAsync(PortalWorld.Staff, new ApproveService(service.Number, new(2023, 1, 14), null))).CreditNoteNumber!;
        await world.SendAsync(PortalWorld.Staff, new PayBackCreditNote(note));

        (await EverywhereAsync(world, "2023-000001")).ShouldBe(["DEFAULT-2023-000001", note]);
        (await EverywhereAsync(world, note)).ShouldBe([note]);
        (await EverywhereAsync(world, "cn-default")).ShouldBe([note]);
        foreach (var text in new[] { "000001", "default-2023", "O-100001", "fibre berg" })
            (await world.SendAsync(PortalWorld.Staff, new StaffInvoices(InvoiceFilter.All, ListCursor.Top, text))).Page.Rows.ShouldHaveSingleItem(text).Number.ShouldBe("DEFAULT-2023-000001");
        (await world.SendAsync(PortalWorld.Staff, new StaffInvoices(InvoiceFilter.Open, ListCursor.Top, "berg"))).Page.Rows.ShouldBeEmpty("it is paid");
        foreach (var text in new[] { "O-100001", "#o-100001", "anna", "fibre", "c-100001" })
            (await world.SendAsync(PortalWorld.Staff, new StaffOrders(null, ListCursor.Top, text))).Rows.ShouldHaveSingleItem(text).Number.ShouldBe("O-100001");
        var payment = (await world.SendAsync(PortalWorld.Staff, new StaffPayments(false, ListCursor.Top, "o-100001"))).Rows.ShouldHaveSingleItem();
        (await world.SendAsync(PortalWorld.Staff, new StaffPayments(false, ListCursor.Top, payment.GatewayId![4..]))).Rows.ShouldHaveSingleItem().Id.ShouldBe(payment.Id);
        (await world.SendAsync(PortalWorld.Staff, new StaffPayments(true, ListCursor.Top, "o-100001"))).Rows.ShouldBeEmpty("it is settled");
        (await world.SendAsync(PortalWorld.Staff, new StaffRefunds(false, ListCursor.Top, note))).Rows.ShouldHaveSingleItem().CreditNote.ShouldBe(note);
        (await world.SendAsync(PortalWorld.Login(customer), new MyInvoices(ListCursor.Top, "2023-000001"))).Rows.ShouldHaveSingleItem();
        (await world.SendAsync(PortalWorld.Login(customer), new MyCreditNotes(ListCursor.Top, "fibre"))).Rows.ShouldHaveSingleItem().Number.ShouldBe(note);
        (await world.SendAsync(PortalWorld.Login(customer), new MyServices(ListCursor.Top, "o-100001"))).Rows.ShouldHaveSingleItem().Number.ShouldBe(service.Number);
        (await world.SendAsync(PortalWorld.Login(customer), new MyServices(ListCursor.Top, "o-100002"))).Rows.ShouldBeEmpty();
    }

    [Theory, OnEveryDatabase]
    public async Task Finds_what_waits_for_approval(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.AProductAsync();
        await world.AProductAsync("phone");
        await world.OrderAsync(await world.ACustomerAsync(), null, "fibre", "phone");
        await world.OrderAsync(await world.ACustomerAsync(name: "Bert Stein", email: "bert@example.com"), null, "fibre");

        (await WaitingAsync(world, "fibre")).ShouldBe(["S-100001", "S-100003"]);
        (await WaitingAsync(world, "stein")).ShouldBe(["S-100003"]);
        (await WaitingAsync(world, "fibre o-100001")).ShouldBe(["S-100001"]);
        (await WaitingAsync(world, "phone stein")).ShouldBeEmpty();
    }

    [Theory, OnEveryDatabase]
    public async Task Finds_tickets_by_what_was_written_but_notes_among_staff_for_staff_alone(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync();
        var number = (await world.SendAsync(PortalWorld.Login(customer), new OpenTicket("Router is dead", "Support", "The green lamp blinks", null, []))).Number;
        await world.SendAsync(PortalWorld.Staff, new ReplyToTicket(number, "Please unplug it.", []));
        await world.DbAsync(async db =>
        {
            var ticket = await db.Tickets.SingleAsync();
            db.Add(ticket.Write(AuthorKind.Staff, "Stan Staff", "Suspicious person", isInternal: true, world.Now));
            return await db.SaveChangesAsync();
        });

        foreach (var text in new[] { number, number[2..], "dead router", "green blink", "unplug", "berg unplug", "suspicious" })
        {
            (await world.SendAsync(PortalWorld.Staff, new StaffTickets(text, null, null, null, false, ListCursor.Top))).Page.Rows.ShouldHaveSingleItem(text).Number.ShouldBe(number);
            (await EverywhereAsync(world, text)).ShouldContain(number, text);
        }
        (await world.SendAsync(PortalWorld.Login(customer), new Tickets(null, ListCursor.Top, "green unplug"))).Rows.ShouldHaveSingleItem();
        (await world.SendAsync(PortalWorld.Login(customer), new Tickets(null, ListCursor.Top, "suspicious"))).Rows.ShouldBeEmpty();
        await world.SendAsync(PortalWorld.Staff, new SortTicket(number, "Billing", TicketPriority.High));
        (await EverywhereAsync(world, "unplug")).ShouldBe([number], "sorting keeps what was written");
    }

    [Theory, OnEveryDatabase]
    public async Task Keeps_partners_and_customers_to_their_own(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.AProductAsync();
        var (harbour, peak) = (await world.APartnerAsync("harbour"), await world.APartnerAsync("peak"));
        var (own, foreign) = (await world.ACustomerAsync(harbour, "Anna Own", "own@example.com"), await world.ACustomerAsync(peak, "Anna Foreign", "foreign@example.com"));
        await world.OrderAsync(own, null, "fibre");
        await world.OrderAsync(foreign, null, "fibre");
        var petra = PortalWorld.PartnerUser(harbour);

        (await world.SendAsync(petra, new CustomerList("anna", null, ListCursor.Top))).Page.Rows.ShouldHaveSingleItem().Name.ShouldBe("Anna Own");
        (await world.SendAsync(petra, new CustomerList("foreign", null, ListCursor.Top))).Page.Rows.ShouldBeEmpty();
        (await world.SendAsync(petra, new PartnerOrders(null, ListCursor.Top, "fibre"))).Rows.ShouldHaveSingleItem().CustomerName.ShouldBe("Anna Own");
        (await world.SendAsync(petra, new PartnerOrders(null, ListCursor.Top, "o-100002"))).Rows.ShouldBeEmpty();
        (await world.SendAsync(PortalWorld.Login(own), new MyOrders(ListCursor.Top, "fibre"))).Rows.ShouldHaveSingleItem().Number.ShouldBe("O-100001");
        (await world.SendAsync(PortalWorld.Login(own), new MyOrders(ListCursor.Top, "foreign"))).Rows.ShouldBeEmpty();
        (await world.SendAsync(PortalWorld.Login(own), new MyOrders(ListCursor.Top, "o-100002"))).Rows.ShouldBeEmpty();
        (await world.SendAsync(PortalWorld.Staff, new CustomerList("anna", "peak", ListCursor.Top))).Page.Rows.ShouldHaveSingleItem().Name.ShouldBe("Anna Foreign");
    }

    [Theory, OnEveryDatabase]
    public async Task Follows_a_new_name_and_forgets_the_old_one(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.AProductAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync(), "Anna Berg", "anna@example.com");
        await world.APaidServiceAsync(customer);
        var contact = CustomerContact.Of(customer);

        await world.SendAsync(PortalWorld.Staff, new EditCustomer(customer.Number, contact, contact with { Name = "Anna Zimmermann", Phone = "040 77" }));

        (await EverywhereAsync(world, "berg")).ShouldBeEmpty();
        (await EverywhereAsync(world, "zimmer")).ShouldBe(["Anna Zimmermann", "O-100001", "S-100001 fibre", "DEFAULT-2023-000001"]);
        (await EverywhereAsync(world, "04077")).ShouldBe(["Anna Zimmermann"]);
        await world.DbAsync(async db =>
        {
            db.Remove(await db.Mails.FirstAsync());
            return await db.SaveChangesAsync();
        });
        (await world.DbAsync(db => db.SearchEntries.CountAsync(entry => entry.Kind == Portal.Infrastructure.Search.SearchKind.Mail))).ShouldBe(await world.DbAsync(db => db.Mails.CountAsync()));
    }

    [Theory, OnEveryDatabase]
    public async Task Knows_nothing_of_what_was_not_kept(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var partner = await world.TheDefaultPartnerAsync();
        var kept = await world.ACustomerAsync(partner);
        await world.DbAsync(async db =>
        {
            await using var work = await db.BeginAsync(default);
            db.Add(new Customer("C-9", partner, CustomerCategory.Individual, "Never Saved", "never@example.com", world.Now));
            (await db.Customers.SingleAsync(row => row.Id == kept.Id)).Edit(CustomerCategory.Individual, "Never Renamed", kept.Email, "", "", "");
            return await db.SaveChangesAsync();
        });

        (await EverywhereAsync(world, "never")).ShouldBeEmpty();
        (await EverywhereAsync(world, "berg")).ShouldBe(["Anna Berg"]);
    }

    private static async Task BjornAsync(PortalWorld world)
    {
        var known = await world.ACustomerAsync(null, "Bjørn Müller-Vogel", "bjoern.vogel@vogelhaus.example", CustomerCategory.Business);
        await world.DbAsync(async db =>
        {
            var customer = await db.Customers.SingleAsync(row => row.Id == known.Id);
            customer.Edit(customer.Category, customer.Name, customer.Email, "+49 30 1234567", "Große Straße 7\n10115 Berlin", "DE123456789");
            customer.SetTerms(Portal.Domain.Money.Zero(customer.Currency), 0, "", ["Wholesale"]);
            return await db.SaveChangesAsync();
        });
    }

    private static async Task<IEnumerable<string>> WaitingAsync(PortalWorld world, string text) =>
        (await world.SendAsync(PortalWorld.Staff, new AwaitingApproval(null, null, null, ListCursor.Top, text))).Page.Rows.Select(row => row.Number);

    private static async Task<IEnumerable<string>> EverywhereAsync(PortalWorld world, string text) => (await world.SendAsync(PortalWorld.Staff, new StaffSearch(text))).Select(hit => hit.Title);
}
