using Microsoft.EntityFrameworkCore;
using Portal.App.Customers;
using Portal.App.Shell;
using Portal.App.Support;
using Portal.Domain.Customers;
using Portal.Domain.Support;
using Portal.Infrastructure.Search;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>More matches than are ranked together: pages follow the index; and the index is written anew.</summary>
public sealed class Searching_among_many
{
    private static readonly int Many = SearchIndex.MostRanked + ListPage.Size + 20;

    [Theory, OnEveryDatabase]
    public async Task Shows_the_best_first_then_the_newest_and_each_once(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await CustomersAsync(world, Many);

        var down = await WalkAsync(world, "customer", older: true);
        var up = await WalkAsync(world, "customer", older: false, from: down[^1][0]);

        var found = down.SelectMany(page => page).ToList();
        (found.Count, found[0]).ShouldBe((Many, "C-00000"), "the oldest is exactly called so");
        found.ShouldBeUnique();
        found.Skip(1).ShouldBeInOrder(SortDirection.Descending);
        up.SelectMany(page => page).ShouldBe(found.SkipLast(down[^1].Count));
        (await WalkAsync(world, "customer 7", older: true)).ShouldHaveSingleItem().ShouldBe(["C-00007", .. Enumerable.Range(0, 10).Select(i => $"C-0007{9 - i}")]);
    }

    [Theory, OnEveryDatabase]
    public async Task Agrees_with_what_is_found_everywhere(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await CustomersAsync(world, Many);

        foreach (var text in new[] { "customer", "00007", "c7@", "example.com", "customer 12" })
            (await world.SendAsync(PortalWorld.Staff, new StaffSearch(text))).Where(hit => hit.Kind == "Customers").Select(hit => hit.Href).ShouldBe(
                (await world.SendAsync(PortalWorld.Staff, new CustomerList(text, null, ListCursor.Top))).Page.Rows.Take(5).Select(row => $"/admin/customers/{row.Number}"), text);
    }

    [Theory, OnEveryDatabase]
    public async Task Finds_the_few_that_a_filter_leaves(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var partner = await world.TheDefaultPartnerAsync();
        await world.DbAsync(async db =>
        {
            for (var i = 0; i < Many; i++)
            {
                var mail = new OutgoingMail(partner.Id, $"person{i}@example.com", $"test:{i}", "Hello", "Body", world.Now);
                if (i is 0 or 5)
                    mail.TryFailed("no such mailbox", forGood: true, world.Now);
                db.Add(mail);
            }
            return await db.SaveChangesAsync();
        });

        var page = (await world.SendAsync(PortalWorld.Staff, new MailList("person", MailStatus.Failed, ListCursor.Top))).Page;

        page.Rows.Select(row => row.To).ShouldBe(["person5@example.com", "person0@example.com"]);
        (page.Newer, page.Older).ShouldBe((null, null));
        (await world.SendAsync(PortalWorld.Staff, new MailList("person nobody", MailStatus.Failed, ListCursor.Top))).Page.Rows.ShouldBeEmpty();
        (await world.SendAsync(PortalWorld.Staff, new MailList("person", null, new ListCursor(Older: "no place")))).Page.Rows.Count.ShouldBe(ListPage.Size, "a mistyped address shows the top");
    }

    [Theory, OnEveryDatabase]
    public async Task Writes_the_same_index_anew(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.AProductAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.APaidServiceAsync(customer);
        var ticket = (await world.SendAsync(PortalWorld.Login(customer), new OpenTicket("Router is dead", "Support", "The lamp blinks", "S-100001", []))).Number;
        await world.SendAsync(PortalWorld.Staff, new ReplyToTicket(ticket, "Unplug it", []));
        var contact = CustomerContact.Of(customer);
        await world.SendAsync(PortalWorld.Staff, new EditCustomer(customer.Number, contact, contact with { Name = "Anna Zimmermann", Phone = "+49 40 77" }));
        var written = await EntriesAsync(world);
        written.Count.ShouldBeGreaterThan(7);

        await RebuildAsync(world);
        (await EntriesAsync(world)).ShouldBe(written, "nothing to mend");
        await world.DbAsync(async db =>
        {
            await db.SearchEntries.Where(entry => entry.Kind == SearchKind.Order || entry.Kind == SearchKind.Ticket).ExecuteDeleteAsync();
            await db.SearchEntries.Where(entry => entry.Kind == SearchKind.Customer).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Head, " somebody else"));
            return await db.Database.ExecuteSqlAsync($"UPDATE \"SearchEntries\" SET \"RowId\" = {Guid.CreateVersion7()} WHERE \"Kind\" = 'Product'");
        });
        var told = await RebuildAsync(world);

        (await EntriesAsync(world)).ShouldBe(written);
        told.ShouldContain((SearchKind.Order, 1));
        (await world.SendAsync(PortalWorld.Staff, new StaffSearch("unplug"))).ShouldHaveSingleItem().Title.ShouldBe(ticket);
        (await world.SendAsync(PortalWorld.Staff, new StaffSearch("somebody"))).ShouldBeEmpty();
        (await world.SendAsync(PortalWorld.Staff, new StaffSearch("fibre zimmer o-100001"))).Select(hit => hit.Title).ShouldBe(["O-100001", "S-100001 fibre", "DEFAULT-2023-000001"]);
    }

    private static async Task<List<(SearchKind, int)>> RebuildAsync(PortalWorld world)
    {
        var told = new List<(SearchKind, int)>();
        await SearchRebuild.RunAsync(world.Services, (kind, rows) => told.Add((kind, rows)), default);
        return told;
    }

    private static async Task<List<string>> EntriesAsync(PortalWorld world) => (await world.DbAsync(db => db.SearchEntries.AsNoTracking().ToListAsync()))
        .Select(entry => $"{entry.Kind} {entry.RowId} {entry.PartnerId} {entry.CustomerId}: {entry.Starts} /{entry.Head} /{entry.Body} /{entry.About} /{entry.Inner}").Order(StringComparer.Ordinal).ToList();

    private static Task<int> CustomersAsync(PortalWorld world, int count) => world.DbAsync(async db =>
    {
        var partner = await db.Partners.SingleOrDefaultAsync() ?? await world.TheDefaultPartnerAsync();
        db.Customers.AddRange(Enumerable.Range(0, count).Select(i => new Customer($"C-{i:00000}", partner, CustomerCategory.Individual, i == 0 ? "Customer" : $"Customer {i}", $"c{i}@example.com", world.Now)));
        return await db.SaveChangesAsync();
    });

    // Page after page as the pager leads, by number.
    private static async Task<List<List<string>>> WalkAsync(PortalWorld world, string text, bool older, string? from = null)
    {
        var pages = new List<List<string>>();
        var cursor = from is null ? ListCursor.Top : new ListCursor(Newer: await world.DbAsync(async db => (await db.Customers.SingleAsync(row => row.Number == from)).Id.ToString()));
        while (true)
        {
            var page = (await world.SendAsync(PortalWorld.Staff, new CustomerList(text, null, cursor))).Page;
            var numbers = page.Rows.Select(row => row.Number).ToList();
            if (older)
                pages.Add(numbers);
            else
                pages.Insert(0, numbers);
            if ((older ? page.Older : page.Newer) is not { } next)
                return pages;
            cursor = older ? new ListCursor(Older: next) : new ListCursor(Newer: next);
        }
    }
}
