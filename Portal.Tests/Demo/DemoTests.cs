using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Billing;
using Portal.App.Demo;
using Portal.App.Home;
using Portal.App.Ordering;
using Portal.App.Services;
using Portal.App.Shell;
using Portal.Domain.Billing;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Services;
using Portal.Domain.Support;
using Portal.Infrastructure.Identity;
using Portal.Tests.World;

namespace Portal.Tests.Demo;

/// <summary>What <c>dotnet run</c> shows on its first day. Its dates count back from today, so it is told on awkward days too.</summary>
public sealed class The_demo
{
    private static readonly Dictionary<string, string?> On = new() { ["Portal:Demo"] = "true" };

    [Theory]
    [OnEveryDatabase("2023-06-15T10:00:00Z")]
    [OnEveryDatabase("2024-03-01T00:30:00Z")]
    [OnEveryDatabase("2025-12-31T23:45:00Z")]
    public async Task Has_books_that_add_up_and_numbers_without_gaps(string provider, string now)
    {
        await using var world = await PortalWorld.CreateAsync(provider, now, On);
        await world.SeedAsync();

        await world.BooksShouldBalanceAsync();
        ShouldHaveNoGaps(await world.DbAsync(db => db.Invoices.Where(row => row.Number != null).Select(row => row.Number!).ToListAsync()));
        ShouldHaveNoGaps(await world.DbAsync(db => db.CreditNotes.Select(row => row.Number).ToListAsync()));
        (await world.DbAsync(db => db.Orders.MaxAsync(row => row.PlacedAt))).ShouldBeLessThanOrEqualTo(world.Now);
        (await world.DbAsync(db => db.Mails.CountAsync(row => row.Status == MailStatus.Queued))).ShouldBe(0, "the past is not sent again");
        // Lists are by id: the ids have to tell the same order as the dates.
        var placed = await world.DbAsync(db => db.Orders.OrderBy(row => row.Id).Select(row => row.PlacedAt).ToListAsync());
        placed.ShouldBeInOrder();
    }

    [Fact]
    public async Task Sells_what_a_portal_can_sell()
    {
        await using var world = await SeededAsync();
        var (products, partners) = (await world.DbAsync(db => db.Products.ToListAsync()), await world.DbAsync(db => db.Partners.ToListAsync()));

        products.Count.ShouldBeGreaterThanOrEqualTo(14);
        products.Select(product => product.Type).Distinct().Count().ShouldBe(5);
        products.Count(product => product.Contents.Count > 0).ShouldBeGreaterThanOrEqualTo(2);
        products.ShouldContain(product => product.Period == BillingPeriod.Year);
        products.ShouldContain(product => product.Period == BillingPeriod.Days(30));
        products.ShouldContain(product => product.Execution == ExecutionType.Manual);
        products.ShouldAllBe(product => product.Description.Details.Length > 0);
        partners.ShouldAllBe(partner => partner.TaxRates.Count >= 2 && partner.Identity.Address.Length > 0);
        partners.Select(partner => partner.Currency.Decimals).Order().ShouldBe([0, 2, 2]);
        foreach (var partner in partners)
            products.Count(product => product.IsOfferedTo(partner, null)).ShouldBeGreaterThan(8, partner.Name);
    }

    [Fact]
    public async Task Lets_everybody_in_with_the_password_that_it_shows()
    {
        await using var world = await SeededAsync();
        await using var scope = world.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();

        foreach (var account in DemoAccounts.All)
        {
            var user = await users.FindByEmailAsync(account.Email);
            (user is not null && await users.CheckPasswordAsync(user, DemoAccounts.Password)).ShouldBeTrue(account.Email);
            user!.EmailConfirmed.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Has_something_on_every_page_of_its_customers_and_every_page_answers()
    {
        await using var world = await SeededAsync();
        foreach (var email in (string[])["customer@demo.test", "business@demo.test", "request@demo.test", "mail@demo.test"])
        {
            var actor = PortalWorld.Login(await world.DbAsync(db => db.Customers.SingleAsync(row => row.Email == email)));
            var orders = await world.SendAsync(actor, new MyOrders(ListCursor.Top));
            orders.Rows.Count.ShouldBeGreaterThanOrEqualTo(3, email);
            foreach (var order in orders.Rows)
                (await world.SendAsync(actor, new OrderDetails(order.Number))).Lines.ShouldNotBeEmpty();
            var services = await world.SendAsync(actor, new MyServices(ListCursor.Top));
            services.Rows.ShouldContain(row => row.AwaitsApproval, email);
            services.Rows.ShouldContain(row => row.Status == ServiceStatus.Active, email);
            foreach (var service in services.Rows)
                (await world.SendAsync(actor, new ServiceDetails(service.Number))).Name.ShouldBe(service.Name);
            (await world.SendAsync(actor, new MyDashboard())).Documents.ShouldNotBeEmpty(email);
            foreach (var number in await world.DbAsync(db => db.Invoices.Where(row => row.CustomerId == actor.CustomerId && row.Number != null).Select(row => row.Number!).ToListAsync()))
                (await world.SendAsync(actor, new InvoiceDetails(number))).Number.ShouldBe(number);
        }
    }

    [Fact]
    public async Task Has_something_waiting_on_every_list_of_staff()
    {
        await using var world = await SeededAsync();

        var waiting = await world.SendAsync(PortalWorld.Staff, new StaffWaiting());
        waiting.Approvals.ShouldBeGreaterThanOrEqualTo(8);
        waiting.Tickets.ShouldBeGreaterThan(3);
        waiting.OverdueInvoices.ShouldBeGreaterThan(0);
        waiting.OpenInvoices.ShouldBeGreaterThan(waiting.OverdueInvoices, "some are open and not yet due");
        waiting.FailedMails.ShouldBeGreaterThan(0);
        var awaiting = await world.SendAsync(PortalWorld.Staff, new AwaitingApproval(null, null, null, ListCursor.Top));
        awaiting.Paid.ShouldBeGreaterThan(0);
        awaiting.Requested.ShouldBeGreaterThan(0);
        (await world.DbAsync(db => db.CreditNotes.Select(row => row.Status).Distinct().ToListAsync()))
            .ShouldBe([CreditNoteStatus.RefundDue, CreditNoteStatus.Closed, CreditNoteStatus.Deleted], ignoreOrder: true);
        (await world.DbAsync(db => db.Customers.CountAsync())).ShouldBeGreaterThan(ListPage.Size, "the list of customers has pages");
        var board = await world.SendAsync(PortalWorld.Staff, new StaffDashboard());
        board.Revenue.Count.ShouldBe(3);
        board.Orders.Sum(day => day.Count).ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Is_filled_and_told_once_however_often_the_program_starts()
    {
        await using var world = await SeededAsync();
        var before = await CountsAsync(world);

        await world.SeedAsync();

        (await CountsAsync(world)).ShouldBe(before);

        static async Task<(int, int, int)> CountsAsync(PortalWorld world) =>
            (await world.DbAsync(db => db.Customers.CountAsync()), await world.DbAsync(db => db.Orders.CountAsync()), await world.DbAsync(db => db.Audit.CountAsync()));
    }

    [Fact]
    public async Task Leaves_a_database_alone_that_is_not_empty()
    {
        await using var world = await PortalWorld.CreateAsync(settings: On);
        await world.TheDefaultPartnerAsync();

        await world.SeedAsync();

        (await world.DbAsync(db => db.Products.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Is_off_without_its_switch_and_an_empty_database_gets_the_Default_partner_alone()
    {
        await using var world = await PortalWorld.CreateAsync();

        await world.SeedAsync();
        await world.SeedAsync();

        var partner = (await world.DbAsync(db => db.Partners.ToListAsync())).ShouldHaveSingleItem();
        (partner.Name, partner.IsDefault, partner.Currency, partner.TimeZone, partner.Culture).ShouldBe(("Default", true, Currency.Eur, "UTC", "en-IE"));
        partner.TaxRates.ShouldHaveSingleItem().Rate.ShouldBe(new TaxRate(2000));
        (await world.DbAsync(db => db.Users.CountAsync())).ShouldBe(0, "no accounts without demo");
    }

    private static async Task<PortalWorld> SeededAsync()
    {
        var world = await PortalWorld.CreateAsync(now: "2023-06-15T10:00:00Z", settings: On);
        await world.SeedAsync();
        return world;
    }

    private static void ShouldHaveNoGaps(IEnumerable<string> numbers)
    {
        foreach (var series in numbers.GroupBy(number => number[..number.LastIndexOf('-')]))
            series.Select(number => int.Parse(number[(number.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture)).Order()
                .ShouldBe(Enumerable.Range(1, series.Count()), series.Key);
    }
}
