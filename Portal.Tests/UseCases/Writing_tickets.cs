using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.App.Support;
using Portal.Domain.Customers;
using Portal.Domain.Partners;
using Portal.Domain.Support;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>SPEC 10: tickets.</summary>
public sealed class Writing_tickets
{
    private static readonly UploadedFile Plan = new("plan.pdf", "application/pdf", [1, 2, 3]);

    [Theory, OnEveryDatabase]
    public async Task Opens_one_and_tells_those_who_receive_orders(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await ACustomerAsync(world, "sales@example.com, boss@example.com");

        var number = (await world.SendAsync(PortalWorld.Login(customer), new OpenTicket("Router is dead", "Support", "The light is red.", null, [Plan]))).Number;

        var ticket = await ThreadAsync(world, customer, number);
        (ticket.Subject, ticket.Group, ticket.Status, ticket.AwaitsStaff).ShouldBe(("Router is dead", "Support", TicketStatus.New, true));
        ticket.Messages.ShouldHaveSingleItem().Files.ShouldHaveSingleItem().Name.ShouldBe("plan.pdf");
        var mails = await world.MailsAsync();
        mails.Select(mail => mail.To).Order().ShouldBe(["boss@example.com", "sales@example.com"]);
        mails.ShouldAllBe(mail => mail.Body.Contains("The light is red.") && mail.Body.Contains($"http://portal.test/admin/tickets/{number}"));
    }

    [Theory, OnEveryDatabase]
    public async Task Goes_back_and_forth_with_one_mail_each_way(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await ACustomerAsync(world, "sales@example.com");
        var number = await ATicketAsync(world, customer);

        await world.SendAsync(PortalWorld.Staff, new ReplyToTicket(number, "Is it plugged in?", []));
        (await ThreadAsync(world, customer, number)).AwaitsStaff.ShouldBeFalse();
        (await ThreadAsync(world, customer, number)).Status.ShouldBe(TicketStatus.Open);
        await world.SendAsync(PortalWorld.Login(customer), new ReplyToTicket(number, "It is.", []));

        var thread = await ThreadAsync(world, customer, number);
        thread.AwaitsStaff.ShouldBeTrue();
        thread.Messages.Select(message => (message.AuthorKind, message.Author, message.Body)).ShouldBe(
            [(AuthorKind.Customer, "Anna Berg", "Help"), (AuthorKind.Staff, "Stan Staff", "Is it plugged in?"), (AuthorKind.Customer, "Anna Berg", "It is.")]);
        (await world.MailsAsync()).Select(mail => (mail.To, mail.Body.Contains("Is it plugged in?"), mail.Body.Contains("It is."))).ShouldBe(
            [("sales@example.com", false, false), ("anna@example.com", true, false), ("sales@example.com", false, true)]);
    }

    [Theory, OnEveryDatabase]
    public async Task Keeps_notes_among_staff(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await ACustomerAsync(world);
        var number = await ATicketAsync(world, customer);
        var before = await ThreadAsync(world, customer, number);

        await world.SendAsync(PortalWorld.Staff, new WriteNote(number, "Difficult customer", [Plan]));

        (await ThreadAsync(world, customer, number)).Messages.Count.ShouldBe(1);
        (await ThreadAsync(world, customer, number)).Status.ShouldBe(before.Status);
        (await world.MailsAsync()).ShouldBeEmpty();
        var note = (await world.SendAsync(PortalWorld.Staff, new TicketThread(number))).Messages[^1];
        note.IsInternal.ShouldBeTrue();
        var file = new TicketFile(number, note.Files.Single().Id.Value);
        (await world.SendAsync(PortalWorld.Staff, file)).Content.ShouldBe(Plan.Content);
        await NotFoundAsync(() => world.SendAsync(PortalWorld.Login(customer), file));
        (await world.SendAsync(PortalWorld.Login(customer), new Tickets(null, ListCursor.Top))).Rows.Single().LastMessageAt.ShouldBe(before.CreatedAt, "not even the time of a note is told");
    }

    [Theory, OnEveryDatabase]
    public async Task Is_nobody_elses_business(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var owner = await ACustomerAsync(world);
        var number = (await world.SendAsync(PortalWorld.Login(owner), new OpenTicket("Mine", "Support", "Help", null, [Plan]))).Number;
        var file = (await ThreadAsync(world, owner, number)).Messages[0].Files[0].Id.Value;
        var stranger = PortalWorld.Login(await world.ACustomerAsync(name: "Eve", email: "eve@example.com"));

        await NotFoundAsync(() => world.SendAsync(stranger, new TicketThread(number)));
        await NotFoundAsync(() => world.SendAsync(stranger, new ReplyToTicket(number, "Me too", [])));
        await NotFoundAsync(() => world.SendAsync(stranger, new MarkTicket(number, TicketStatus.Closed)));
        await NotFoundAsync(() => world.SendAsync(stranger, new TicketFile(number, file)));
        (await world.SendAsync(stranger, new Tickets(null, ListCursor.Top))).Rows.ShouldBeEmpty();
        (await ThreadAsync(world, owner, number)).Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Gives_a_file_only_under_the_number_of_its_ticket()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await ACustomerAsync(world);
        var number = (await world.SendAsync(PortalWorld.Login(customer), new OpenTicket("Mine", "Support", "Help", null, [Plan]))).Number;
        var other = await ATicketAsync(world, customer);
        var file = (await ThreadAsync(world, customer, number)).Messages[0].Files[0].Id.Value;

        (await world.SendAsync(PortalWorld.Login(customer), new TicketFile(number, file))).Name.ShouldBe("plan.pdf");
        await NotFoundAsync(() => world.SendAsync(PortalWorld.Login(customer), new TicketFile(other, file)));
    }

    [Fact]
    public async Task Asks_a_visitor_who_wants_a_file_to_sign_in()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await ACustomerAsync(world);
        var number = (await world.SendAsync(PortalWorld.Login(customer), new OpenTicket("Mine", "Support", "Help", null, [Plan]))).Number;
        var file = (await ThreadAsync(world, customer, number)).Messages[0].Files[0].Id;
        using var browser = world.NewClient();

        using var answer = await browser.GetAsync($"/tickets/{number}/files/{file}");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldStartWith("/account/login?returnUrl=");
    }

    [Theory, OnEveryDatabase]
    public async Task Reopens_on_a_reply_and_awaits_nobody_once_closed(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await ACustomerAsync(world);
        var number = await ATicketAsync(world, customer);

        await world.SendAsync(PortalWorld.Staff, new MarkTicket(number, TicketStatus.Closed));
        (await AwaitingAsync(world)).ShouldBe(0);
        await world.SendAsync(PortalWorld.Login(customer), new ReplyToTicket(number, "Not solved", []));
        (await ThreadAsync(world, customer, number)).Status.ShouldBe(TicketStatus.Open);
        (await AwaitingAsync(world)).ShouldBe(1);

        await world.SendAsync(PortalWorld.Staff, new MarkTicket(number, TicketStatus.OnHold));
        await world.SendAsync(PortalWorld.Login(customer), new MarkTicket(number, TicketStatus.Closed));
        await world.SendAsync(PortalWorld.Login(customer), new MarkTicket(number, TicketStatus.Open));
        (await AwaitingAsync(world)).ShouldBe(1, "a customer who opens it again waits for us");
    }

    [Theory]
    [InlineData(TicketStatus.OnHold)]
    [InlineData(TicketStatus.Open)]
    [InlineData(TicketStatus.New)]
    public async Task Lets_customers_only_close_and_open_again(TicketStatus status)
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await ACustomerAsync(world);
        var number = await ATicketAsync(world, customer);

        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Login(customer), new MarkTicket(number, status)))).Code.ShouldBe("ticket.status");

        (await ThreadAsync(world, customer, number)).Status.ShouldBe(TicketStatus.New);
    }

    [Fact]
    public async Task Is_sorted_by_staff_and_that_is_noted_in_the_audit_log()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await ACustomerAsync(world);
        var number = await ATicketAsync(world, customer);

        await world.SendAsync(PortalWorld.Staff, new SortTicket(number, "Billing", TicketPriority.Urgent));

        var ticket = await ThreadAsync(world, customer, number);
        (ticket.Group, ticket.Priority).ShouldBe(("Billing", TicketPriority.Urgent));
        var entry = await world.DbAsync(db => db.Audit.SingleAsync(row => row.Action == "ticket.sorted"));
        (entry.OldValue, entry.NewValue).ShouldBe(("Support, Medium priority", "Billing, Urgent priority"));
    }

    [Fact]
    public async Task Refuses_too_many_and_too_large_files_whole()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await ACustomerAsync(world);
        var number = await ATicketAsync(world, customer);
        var large = new UploadedFile("film.mp4", "video/mp4", new byte[Attachment.MostBytes + 1]);

        foreach (var files in new UploadedFile[][] { [Plan, Plan, Plan, Plan, Plan, Plan], [large], [new("", "text/plain", [1])], [new("empty.txt", "text/plain", [])] })
            (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Login(customer), new ReplyToTicket(number, "See here", files)))).Field.ShouldBe("Attachments");

        (await ThreadAsync(world, customer, number)).Messages.Count.ShouldBe(1, "the message is not sent without its files");
    }

    [Fact]
    public async Task Is_about_a_service_only_if_it_is_the_customers_own()
    {
        await using var world = await PortalWorld.CreateAsync();
        var partner = await world.APayingPartnerAsync();
        await world.AProductAsync();
        var (owner, stranger) = (await world.ACustomerAsync(partner), await world.ACustomerAsync(partner, "Eve", "eve@example.com"));
        var service = await world.APaidServiceAsync(owner);

        var number = (await world.SendAsync(PortalWorld.Login(owner), new OpenTicket("Slow", "Support", "Help", service.Number, []))).Number;
        (await ThreadAsync(world, owner, number)).Service!.Number.ShouldBe(service.Number);
        (await world.SendAsync(PortalWorld.Login(owner), new NewTicketChoices())).ShouldHaveSingleItem().Number.ShouldBe(service.Number);
        await NotFoundAsync(() => world.SendAsync(PortalWorld.Login(stranger), new OpenTicket("Slow", "Support", "Help", service.Number, [])));
        (await world.SendAsync(PortalWorld.Login(stranger), new NewTicketChoices())).ShouldBeEmpty();
    }

    [Theory, OnEveryDatabase]
    public async Task Lists_what_moved_last_on_top_page_by_page(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await ACustomerAsync(world);
        var numbers = new List<string>();
        for (var i = 0; i < ListPage.Size + 2; i++)
        {
            numbers.Insert(0, await ATicketAsync(world, customer));
            // Some of one moment, as an import or a fast hand makes them.
            if (i % 5 == 0)
                world.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.SendAsync(PortalWorld.Staff, new ReplyToTicket(numbers[^1], "At last", []));
        var order = (await world.DbAsync(db => db.Tickets.AsNoTracking().ToListAsync()))
            .OrderByDescending(ticket => ticket.LastMessageAt).ThenByDescending(ticket => ticket.Id).Select(ticket => ticket.Number).ToList();
        order[0].ShouldBe(numbers[^1]);

        var first = await world.SendAsync(PortalWorld.Login(customer), new Tickets(null, ListCursor.Top));
        var second = await world.SendAsync(PortalWorld.Login(customer), new Tickets(null, new ListCursor(Older: first.Older)));
        var back = await world.SendAsync(PortalWorld.Login(customer), new Tickets(null, new ListCursor(Newer: second.Newer)));

        first.Rows.Concat(second.Rows).Select(row => row.Number).ShouldBe(order);
        second.Older.ShouldBeNull();
        back.Rows.Select(row => row.Number).ShouldBe(first.Rows.Select(row => row.Number));
        var staffFirst = (await world.SendAsync(PortalWorld.Staff, new StaffTickets(null, null, null, null, false, ListCursor.Top))).Page;
        var staffSecond = (await world.SendAsync(PortalWorld.Staff, new StaffTickets(null, null, null, null, false, new ListCursor(Older: staffFirst.Older)))).Page;
        staffFirst.Rows.Concat(staffSecond.Rows).Select(row => row.Number).ShouldBe(order);
    }

    [Theory, OnEveryDatabase]
    public async Task Is_found_by_staff_by_what_they_filter(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var (anna, bert) = (await ACustomerAsync(world), await world.ACustomerAsync(name: "Bert", email: "bert@example.com"));
        var (first, second) = (await ATicketAsync(world, anna), await ATicketAsync(world, bert));
        await world.SendAsync(PortalWorld.Staff, new SortTicket(second, "Billing", TicketPriority.High));
        await world.SendAsync(PortalWorld.Staff, new ReplyToTicket(second, "Done", []));

        (await FoundAsync(world, awaitsUs: true)).ShouldBe([first]);
        (await FoundAsync(world, status: TicketStatus.Open)).ShouldBe([second]);
        (await FoundAsync(world, group: "Billing")).ShouldBe([second]);
        (await FoundAsync(world, priority: TicketPriority.High)).ShouldBe([second]);
        (await FoundAsync(world, search: "anna")).ShouldBe([first]);
        (await FoundAsync(world, search: second.ToLowerInvariant())).ShouldBe([second]);
        (await FoundAsync(world, search: "nobody")).ShouldBeEmpty();
    }

    [Theory, OnEveryDatabase]
    public async Task Keeps_every_word_of_many_who_write_at_once(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await ACustomerAsync(world, "sales@example.com");
        var number = await ATicketAsync(world, customer);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => world.SendAsync(i % 2 == 0 ? PortalWorld.Staff : PortalWorld.Login(customer), new ReplyToTicket(number, $"Word {i}", []))));

        (await ThreadAsync(world, customer, number)).Messages.Select(message => message.Body).Order().ShouldBe(["Help", "Word 0", "Word 1", "Word 2", "Word 3"]);
        (await world.MailsAsync()).Count.ShouldBe(5, "one for the ticket and one for each reply");
    }

    [Fact]
    public async Task Shows_the_newest_messages_first_when_there_are_many()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await ACustomerAsync(world);
        var number = await ATicketAsync(world, customer);
        for (var i = 0; i < TicketThreadAnswer.ShownFirst; i++)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(1));
            await world.SendAsync(PortalWorld.Staff, new ReplyToTicket(number, $"Answer {i}", []));
        }

        var shown = await ThreadAsync(world, customer, number);
        (shown.Messages.Count, shown.Earlier, shown.Messages[^1].Body).ShouldBe((TicketThreadAnswer.ShownFirst, 1, $"Answer {TicketThreadAnswer.ShownFirst - 1}"));
        var all = await world.SendAsync(PortalWorld.Login(customer), new TicketThread(number, All: true));
        (all.Messages.Count, all.Earlier, all.Messages[0].Body).ShouldBe((TicketThreadAnswer.ShownFirst + 1, 0, "Help"));
    }

    private static async Task<Customer> ACustomerAsync(PortalWorld world, string recipients = "") =>
        await world.ACustomerAsync(await world.APartnerAsync("default", isDefault: true, settings: (PartnerSettings.OrderRecipients, recipients)));

    private static async Task<string> ATicketAsync(PortalWorld world, Customer customer) =>
        (await world.SendAsync(PortalWorld.Login(customer), new OpenTicket("Help", "Support", "Help", null, []))).Number;

    private static Task<TicketThreadAnswer> ThreadAsync(PortalWorld world, Customer customer, string number) =>
        world.SendAsync(PortalWorld.Login(customer), new TicketThread(number));

    private static async Task<int> AwaitingAsync(PortalWorld world) =>
        (await world.SendAsync(PortalWorld.Staff, new StaffTickets(null, null, null, null, AwaitsUs: true, ListCursor.Top))).Awaiting;

    private static async Task<IEnumerable<string>> FoundAsync(
        PortalWorld world, string? search = null, TicketStatus? status = null, string? group = null, TicketPriority? priority = null, bool awaitsUs = false) =>
        (await world.SendAsync(PortalWorld.Staff, new StaffTickets(search, status, group, priority, awaitsUs, ListCursor.Top))).Page.Rows.Select(row => row.Number);

    private static async Task NotFoundAsync(Func<Task> act) => (await Should.ThrowAsync<Refusal>(act)).Code.ShouldBe(Refusal.Missing);
}
