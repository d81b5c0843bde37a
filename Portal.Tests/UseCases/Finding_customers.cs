using Microsoft.EntityFrameworkCore;
using Portal.App.Customers;
using Portal.App.Services;
using Portal.App.Shell;
using Portal.Domain.Customers;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

public sealed class Finding_customers
{
    [Theory, OnEveryDatabase]
    public async Task The_list_shows_each_customer_once_newest_first_and_comes_back_the_same_way(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.TheDefaultPartnerAsync();
        await ManyAsync(world, 2 * ListPage.Size + 3);

        var first = (await ListAsync(world, ListCursor.Top)).Page;
        var second = (await ListAsync(world, new ListCursor(Older: first.Older))).Page;
        var third = (await ListAsync(world, new ListCursor(Older: second.Older))).Page;
        var back = (await ListAsync(world, new ListCursor(Newer: third.Newer))).Page;

        var newest = await world.DbAsync(db => db.Customers.OrderByDescending(row => row.Id).Select(row => row.Number).ToListAsync());
        first.Rows.Concat(second.Rows).Concat(third.Rows).Select(row => row.Number).ShouldBe(newest);
        third.Rows.Count.ShouldBe(3);
        back.Rows.Select(row => row.Number).ShouldBe(second.Rows.Select(row => row.Number));
        (first.Newer, third.Older).ShouldBe((null, null));
        back.Newer.ShouldNotBeNull();
    }

    [Theory]
    [OnEveryDatabase("anna", "Anna Berg")]
    [OnEveryDatabase("ÅSA", "Åsa Öberg")]
    [OnEveryDatabase("z-mail", "Åsa Öberg")]
    [OnEveryDatabase("c-100003", "Anton 100 %")]
    [OnEveryDatabase("100 %", "Anton 100 %, Åsa Öberg, Anna Berg")]
    [OnEveryDatabase("%", "")]
    [OnEveryDatabase("an", "Anton 100 %, Anna Berg")]
    [OnEveryDatabase("berg", "Åsa Öberg, Anna Berg")]
    public async Task Search_finds_any_part_of_names_numbers_and_addresses(string provider, string search, string found)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.ACustomerAsync(name: "Anna Berg", email: "a1@example.com");
        await world.ACustomerAsync(name: "Åsa Öberg", email: "Z-mail@example.com");
        await world.ACustomerAsync(name: "Anton 100 %", email: "b@example.com");

        var answer = await world.SendAsync(PortalWorld.Staff, new CustomerList(search, null, ListCursor.Top));

        string.Join(", ", answer.Page.Rows.Select(row => row.Name)).ShouldBe(found);    }

    [Theory, OnEveryDatabase]
    public async Task A_search_that_finds_more_than_a_page_goes_on(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.TheDefaultPartnerAsync();
        await ManyAsync(world, ListPage.Size + 1);

        var first = (await world.SendAsync(PortalWorld.Staff, new CustomerList("customer", null, ListCursor.Top))).Page;
        var second = (await world.SendAsync(PortalWorld.Staff, new CustomerList("customer", null, new ListCursor(Older: first.Older)))).Page;
        var back = (await world.SendAsync(PortalWorld.Staff, new CustomerList("customer", null, new ListCursor(Newer: second.Newer)))).Page;

        (first.Rows.Count, first.Newer, second.Rows.Count, second.Older).ShouldBe((ListPage.Size, null, 1, null));
        first.Rows.Concat(second.Rows).Select(row => row.Number).Distinct().Count().ShouldBe(ListPage.Size + 1);
        back.Rows.Select(row => row.Number).ShouldBe(first.Rows.Select(row => row.Number));
    }

    [Theory, OnEveryDatabase]
    public async Task A_partners_user_sees_and_changes_the_own_partners_customers_only(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var (harbour, peak) = (await world.APartnerAsync("harbour"), await world.APartnerAsync("peak"));
        var own = await world.ACustomerAsync(harbour, "Own Customer", "own@example.com");
        var foreign = await world.ACustomerAsync(peak, "Foreign Customer", "foreign@example.com");
        var petra = PortalWorld.PartnerUser(harbour);

        (await world.SendAsync(petra, new CustomerList(null, null, ListCursor.Top))).Page.Rows.ShouldHaveSingleItem().Number.ShouldBe(own.Number);
        (await world.SendAsync(petra, new CustomerList("foreign", null, ListCursor.Top))).Page.Rows.ShouldBeEmpty();
        (await world.SendAsync(petra, new CustomerList(null, "peak", ListCursor.Top))).Page.Rows.ShouldHaveSingleItem().Number.ShouldBe(own.Number, "the filter is for staff");
        (await world.SendAsync(petra, new CustomerFrame(own.Number))).Name.ShouldBe("Own Customer");

        var contact = CustomerContact.Of(foreign);
        await MissingAsync(() => world.SendAsync(petra, new CustomerFrame(foreign.Number)));
        await MissingAsync(() => world.SendAsync(petra, new CustomerOverview(foreign.Number)));
        await MissingAsync(() => world.SendAsync(petra, new ServicesOfCustomer(foreign.Number, ListCursor.Top)));
        await MissingAsync(() => world.SendAsync(petra, new CustomerOrderList(foreign.Number, ListCursor.Top)));
        await MissingAsync(() => world.SendAsync(petra, new CustomerTicketList(foreign.Number, ListCursor.Top)));
        await MissingAsync(() => world.SendAsync(petra, new CustomerInvoiceList(foreign.Number, ListCursor.Top)));
        await MissingAsync(() => world.SendAsync(petra, new CustomerCreditNoteList(foreign.Number, ListCursor.Top)));
        await MissingAsync(() => world.SendAsync(petra, new CustomerPaymentList(foreign.Number, ListCursor.Top)));
        await MissingAsync(() => world.SendAsync(petra, new CustomerLedger(foreign.Number, ListCursor.Top)));
        await MissingAsync(() => world.SendAsync(petra, new EditCustomer(foreign.Number, contact, contact with { Name = "Taken over" })));
        (await world.ReloadedAsync(foreign)).Name.ShouldBe("Foreign Customer");
    }

    private static Task<CustomerListAnswer> ListAsync(PortalWorld world, ListCursor cursor) => world.SendAsync(PortalWorld.Staff, new CustomerList(null, null, cursor));

    private static async Task MissingAsync(Func<Task> act) => (await Should.ThrowAsync<Refusal>(act)).Code.ShouldBe(Refusal.Missing);

    private static Task ManyAsync(PortalWorld world, int count) => world.DbAsync(async db =>
    {
        var partner = await db.Partners.SingleAsync();
        db.Customers.AddRange(Enumerable.Range(0, count).Select(i => new Customer($"C-{i:00000}", partner, CustomerCategory.Individual, $"Customer {i}", $"c{i}@example.com", world.Now)));
        return await db.SaveChangesAsync();
    });
}
