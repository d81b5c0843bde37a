using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.App;
using Portal.Domain.Billing;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Partners;
using Portal.Infrastructure;
using Portal.Infrastructure.Payments;
using Portal.Infrastructure.Payments.Sandbox;
using Portal.Infrastructure.Payments.Stripe;

namespace Portal.Tests.Faults;

/// <summary>
/// The whole program, with its background work, in a process that can be killed or beside other tests. First it lets every customer who was cut off
/// go on, then it reports the books of both sides, then a new customer's journey begins, which ends at the chosen moment.
/// </summary>
internal static class Worker
{
    private const string Product = "fibre";
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    /// <param name="args">kill-worker, data directory, provider, connection string, own address, the step to die at (0: none).</param>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ["kill-worker", var directory, var provider, var connection, var address, var killAt])
            return 2;
        var steps = new KillSteps(int.Parse(killAt, CultureInfo.InvariantCulture), forReal: true);
        await LiveAsync(new(directory, provider, connection, address), steps, books => Console.WriteLine("books: " + JsonSerializer.Serialize(books)), isLast: killAt == "0");
        Console.WriteLine("steps: " + steps.Reached.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    /// <summary>One life of the program, from its start to its end or crash.</summary>
    /// <param name="tell">Hears of the books.</param>
    /// <param name="isLast">Nobody orders any more.</param>
    public static async Task LiveAsync(Place place, KillSteps steps, Action<Books> tell, bool isLast)
    {
        await using var app = await StartAsync(place, steps);
        try
        {
            var address = app.Services.GetRequiredService<OwnAddress>().Local;
            var journey = new Journey(app.Services, address, steps);
            var recovery = new Journey(app.Services, address, new KillSteps(0, forReal: false));
            foreach (var customer in await recovery.DbAsync(db => db.Customers.ToListAsync()))
                await recovery.GoAsync(customer, Product);
            tell(await ReportAsync(app, journey));
            if (!isLast)
                await journey.GoAsync(await NewCustomerAsync(journey), Product);
        }
        catch (Exception) when (steps.DiedAt is not null)
        {
            // In whatever words it was told by the time it came here.
        }
        using var limit = new CancellationTokenSource(StopLimit);
        await app.StopAsync(limit.Token);
    }

    private static async Task<WebApplication> StartAsync(Place place, KillSteps steps)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = "Development", ContentRootPath = place.Directory, ApplicationName = typeof(PortalSetup).Assembly.GetName().Name,
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Portal:DataDirectory"] = place.Directory, ["Portal:Demo"] = "false", ["Database:Provider"] = place.Provider,
            ["ConnectionStrings:Portal"] = place.Connection,
            ["Payments:Sandbox:Enabled"] = "true", ["urls"] = place.Address,
        });
        builder.Logging.ClearProviders();
        builder.AddPortal();
        builder.Services.AddHttpClient(StripeRegistration.HttpClientName).AddHttpMessageHandler(() => new KillAroundCall(steps));
        IInterceptor[] deadly = [new KillAroundCommit(steps), new NoStatementsAfterDeath(steps)];
        builder.Services.ConfigureDbContext<SqlitePortalDb>(options => options.AddInterceptors(deadly));
        builder.Services.ConfigureDbContext<PostgresPortalDb>(options => options.AddInterceptors(deadly));
        var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
            await DatabaseMigration.MigrateAsync(scope.ServiceProvider.GetRequiredService<PortalDb>(), default);
        app.MapPortal();
        await app.StartAsync();
        return app;
    }

    private static Task<Customer> NewCustomerAsync(Journey journey) => journey.DbAsync(async db =>
    {
        var partner = await db.Partners.SingleOrDefaultAsync(row => row.IsDefault) ?? NewPartner(db);
        if (!partner.TaxRates.Any(rate => rate.Code == "test"))
            partner.SetTaxRate("test", "VAT", new(1900));
        partner.Set(PartnerSettings.AcceptGatewayPayment, "on");
        if (!await db.Products.AnyAsync(row => row.Code == Product))
        {
            var product = new Product(Product, ProductDescription.Empty with { Name = Product }, ProductType.Internet, BillingPeriod.Month, "test");
            product.SetPrice(Money.Of(100m, partner.Currency), Money.Zero(partner.Currency));
            db.Add(product);
        }
        await db.SaveChangesAsync();
        await using var unit = await db.BeginAsync(default);
        var customer = new Customer(await unit.NextNumberAsync(NumberSeries.Customer, default), partner, CustomerCategory.Individual, "Anna Berg", "anna@example.com", DateTime.UnixEpoch);
        db.Add(customer);
        await unit.CommitAsync(default);
        return customer;
    });

    private static Partner NewPartner(PortalDb db) => db.Add(new Partner("default", "Default", Currency.Eur, "UTC", "en-IE", isDefault: true)).Entity;

    private static async Task<Books> ReportAsync(WebApplication app, Journey journey)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", app.Services.GetRequiredService<SandboxStore>().SecretKey);
        using var ledger = JsonDocument.Parse(await http.GetStringAsync(new Uri(app.Services.GetRequiredService<OwnAddress>().Local, "sandbox/ledger")));
        var atGateway = ledger.RootElement.GetProperty("payments").EnumerateArray()
            .ToDictionary(row => row.GetProperty("payment").GetString()!, row => row.GetProperty("received").GetInt64(), StringComparer.Ordinal);
        return await journey.DbAsync(async db => new Books(
            await db.Customers.CountAsync(), await db.Orders.CountAsync(), await db.Invoices.CountAsync(invoice => invoice.Status == InvoiceStatus.Paid),
            await db.Services.CountAsync(service => !service.AwaitsApproval), await db.CreditNotes.CountAsync(),
            await db.Mails.CountAsync(mail => mail.Cause.StartsWith("service-approved")),
            atGateway.Values.Count(received => received > 0), atGateway.Values.Sum(),
            await db.Payments.Where(payment => payment.Status == PaymentStatus.Succeeded).SumAsync(payment => payment.CardPart.Minor),
            await db.Payments.CountAsync(payment => payment.Status == PaymentStatus.Succeeded),
            await db.Customers.SumAsync(customer => customer.Balance.Minor), await db.Ledger.SumAsync(entry => entry.Amount.Minor),
            await db.CreditNotes.SumAsync(note => note.Amount.NetMinor + note.Amount.TaxMinor)));
    }
}

/// <summary>Where the program lives, from one start to the next.</summary>
internal sealed record Place(string Directory, string Provider, string Connection, string Address);

/// <summary>Both sides after everybody went on: the portal's rows, and what the gateway really took.</summary>
internal sealed record Books(
    int Customers, int Orders, int PaidInvoices, int ApprovedServices, int CreditNotes, int ApprovalMails, int ChargesAtGateway, long TakenAtGateway,
    long TakenInPortal, int PaymentsInPortal, long Balances, long LedgerSum, long Credited)
{
    /// <summary>Every customer has one order, one charge, one invoice and one credit note, and the gateway's ledger equals the portal's.</summary>
    public void ShouldBeRight(int customers)
    {
        (Orders, PaidInvoices, ApprovedServices, CreditNotes, ApprovalMails, ChargesAtGateway, PaymentsInPortal)
            .ShouldBe((customers, customers, customers, customers, customers, customers, customers), ToString());
        TakenAtGateway.ShouldBe(customers * 10_000L);
        TakenInPortal.ShouldBe(TakenAtGateway);
        LedgerSum.ShouldBe(Balances);
        Balances.ShouldBe(Credited);
    }
}
