using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Billing;
using Portal.App.Ordering;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Domain.Services;
using Portal.Domain.Support;
using Portal.Infrastructure.Payments.Sandbox;

namespace Portal.Tests.World;

/// <summary>What is sold, ordered and paid in a test. Ordinary: 100.00 EUR a month, tax included, the gateway on.</summary>
public sealed partial class PortalWorld
{
    public static readonly (Setting, string) GatewayOn = (PartnerSettings.AcceptGatewayPayment, "on");

    public Task<Partner> APayingPartnerAsync() => APartnerAsync("default", isDefault: true, settings: [GatewayOn]);

    public async Task<Product> AProductAsync(
        string code = "fibre", decimal price = 100m, decimal setup = 0m, string currency = "EUR", ProductType type = ProductType.Internet,
        string? period = "1M", ExecutionType execution = ExecutionType.Automatic)
    {
        var product = new Product(code, ProductDescription.Empty with { Name = code }, type, period is null ? null : BillingPeriod.Parse(period), "standard");
        product.SetPrice(Money.Of(price, new(currency)), Money.Of(setup, new(currency)));
        product.Publish(enabled: true, showOnPortal: true, Audience.Everyone, execution, sortOrder: 0);
        return await SaveAsync(product);
    }

    /// <summary>Puts products into the cart and presses <b>Order new product(s)</b>.</summary>
    public async Task<PlaceOrderAnswer> OrderAsync(Customer customer, PaymentChoice? pay = null, params string[] codes)
    {
        var cart = await FillCartAsync(customer, codes);
        return await SendAsync(Login(customer), new PlaceOrder(cart.CheckoutKey, ShownPrice.Of(cart), pay ?? PaymentChoice.ByCard));
    }

    public async Task<CartContentsAnswer> FillCartAsync(Customer customer, params string[] codes)
    {
        foreach (var code in codes)
            await SendAsync(Login(customer), new AddToCart(code));
        return await SendAsync(Login(customer), new CartContents());
    }

    /// <summary>Presses a button on the gateway's page: pay, pay-later or decline.</summary>
    public async Task PressAtGatewayAsync(string? page, string button = "pay", string later = "settles")
    {
        using var browser = NewClient();
        using var form = new FormUrlEncodedContent([new("action", button), new("card", "4242 4242 4242 4242"), new("later", later)]);
        using var answer = await browser.PostAsync(new Uri(page!).PathAndQuery, form);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.SeeOther);
    }

    public Task ComeBackAsync(Customer customer, string order, bool left = false) =>
        SendAsync(Login(customer), new ComeBackFromGateway(order, null, left));

    /// <summary>A service that was ordered and paid by card at the current time, as the whole program does it.</summary>
    public async Task<Service> APaidServiceAsync(Customer customer, string code = "fibre")
    {
        var placed = await OrderAsync(customer, null, code);
        await PressAtGatewayAsync(placed.PayAt);
        await ComeBackAsync(customer, placed.OrderNumber!);
        return (await ServicesOfAsync(placed.OrderNumber!)).Single();
    }

    public async Task<Order> OrderNumberedAsync(string number) =>
        (await DbAsync(db => db.Orders.Include(order => order.Lines).SingleOrDefaultAsync(order => order.Number == number))).ShouldNotBeNull();

    public Task<List<Service>> ServicesOfAsync(string orderNumber) => DbAsync(db => db.Services
        .Where(service => db.Orders.Any(order => order.Id == service.OrderId && order.Number == orderNumber)).OrderBy(service => service.Id).ToListAsync());

    public async Task<Customer> ReloadedAsync(Customer customer) => (await DbAsync(db => db.Customers.SingleOrDefaultAsync(row => row.Id == customer.Id))).ShouldNotBeNull();

    public Task<List<CreditNote>> CreditNotesAsync() => DbAsync(db => db.CreditNotes.OrderBy(note => note.Id).ToListAsync());

    public Task<List<Invoice>> InvoicesAsync() => DbAsync(db => db.Invoices.Include(invoice => invoice.Lines).OrderBy(invoice => invoice.Id).ToListAsync());

    public Task<List<OutgoingMail>> MailsAsync() => DbAsync(db => db.Mails.OrderBy(mail => mail.Id).ToListAsync());

    /// <summary>Puts money on the balance, as staff do by hand.</summary>
    public Task GiveAsync(Customer customer, decimal amount) => DbAsync(async db =>
    {
        var row = await db.Customers.SingleAsync(known => known.Id == customer.Id);
        db.Ledger.Add(row.Post(LedgerKind.Adjusted, Money.Of(amount, row.Currency), $"gift:{Guid.CreateVersion7()}", "A gift", Now));
        return await db.SaveChangesAsync();
    });

    /// <summary>A partner setting changes, as under Per partner settings; null resets it.</summary>
    public Task SetAsync(Partner partner, Setting setting, string? value) => DbAsync(async db =>
    {
        (await db.Partners.SingleAsync(known => known.Id == partner.Id)).Set(setting, value);
        return await db.SaveChangesAsync();
    });

    /// <summary>The gateway decides the payment that is under way there.</summary>
    public async Task SettleAtGatewayAsync(bool paid)
    {
        var id = await DbAsync(db => db.Payments.Where(payment => payment.Status == PaymentStatus.Processing).Select(payment => payment.GatewayPaymentId).SingleAsync());
        using var browser = NewClient();
        browser.DefaultRequestHeaders.Authorization = new("Bearer", Services.GetRequiredService<SandboxStore>().SecretKey);
        using var answer = await browser.PostAsync($"/sandbox/payments/{id}/{(paid ? "settle" : "fail")}", null);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.SeeOther);
    }

    /// <summary>What the sweep does when every payment and refund that is not settled is due.</summary>
    public async Task SweepAsync()
    {
        Clock.Advance(TimeSpan.FromHours(2));
        foreach (var id in await DbAsync(db => db.Payments.Where(payment => payment.NextCheckAt <= Now).Select(payment => payment.Id).ToListAsync()))
            await SendAsync(Actor.System, new SettlePayment(id));
        foreach (var id in await DbAsync(db => db.Refunds.Where(refund => refund.NextCheckAt <= Now).Select(refund => refund.Id).ToListAsync()))
            await SendAsync(Actor.System, new SettleRefund(id));
    }

    /// <summary>What must hold at any time: each balance is the sum of its ledger, and never below zero.</summary>
    public async Task BooksShouldBalanceAsync()
    {
        var customers = await DbAsync(db => db.Customers.ToListAsync());
        var entries = await DbAsync(db => db.Ledger.OrderBy(entry => entry.Sequence).ToListAsync());
        foreach (var customer in customers)
        {
            var own = entries.Where(entry => entry.CustomerId == customer.Id).ToList();
            own.Select(entry => entry.Amount).Sum(customer.Currency).ShouldBe(customer.Balance);
            own.Select(entry => entry.Sequence).ShouldBe(Enumerable.Range(1, own.Count));
        }
    }
}
