using Portal.Domain.Billing;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Domain.Services;
using Portal.Domain.Support;

namespace Portal.Tests.Domain;

/// <summary>A builder per noun, in memory. What a test does not name is ordinary: EUR, 19 % tax in the price, a month.</summary>
public static class A
{
    public static readonly DateTime Moment = new(2023, 1, 1, 10, 0, 0, DateTimeKind.Utc);

    private static int _number;

    public static string Number(string prefix) => $"{prefix}-{Interlocked.Increment(ref _number):D6}";

    public static Partner Partner(string code = "default", string currency = "EUR", string timeZone = "Europe/Berlin", int taxBasisPoints = 1900, bool isDefault = true)
    {
        var partner = new Partner(code, "Harbour Net", new(currency), timeZone, "en-GB", isDefault);
        partner.SetTaxRate("standard", "VAT", new(taxBasisPoints));
        return partner;
    }

    public static Customer Customer(Partner? partner = null, CustomerCategory category = CustomerCategory.Individual) =>
        new(Number("C"), partner ?? Partner(), category, "Anna Berg", "anna@example.com", Moment);

    public static Product Product(string price = "100.00", string? period = "1M", string setup = "0", ProductType? type = null,
        ExecutionType execution = ExecutionType.Automatic, bool includesTax = true, string currency = "EUR", string name = "Home Fibre 500")
    {
        var product = new Product(Number("product").ToLowerInvariant(), ProductDescription.Empty with { Name = name },
            type ?? (period is null ? ProductType.OneTime : ProductType.Internet), PeriodOf(period), "standard");
        product.Bill(PeriodOf(period), "standard", includesTax, contractMonths: 0);
        product.SetPrice(Money.Of(decimal.Parse(price), new(currency)), Money.Of(decimal.Parse(setup), new(currency)));
        product.Publish(enabled: true, showOnPortal: true, Audience.Everyone, execution, sortOrder: 0);
        return product;
    }

    public static OrderLine Line(Product? product = null, Partner? partner = null, int discount = 0) =>
        Line(product ?? Product(), Pricing.Of(product ??= Product(), partner ?? Partner(), discount));

    public static OrderLine Line(Product product, Price price) => new(product, price, []);

    public static Order Order(OrderKind kind = OrderKind.Paid, params OrderLine[] lines) => lines is []
        ? Order(kind, Line())
        : new(Number("O"), Customer(Partner(currency: lines[0].DueNow.Currency.Code)), kind, Guid.CreateVersion7(), lines, null, Moment);

    /// <summary>A service that was paid up front on the day, for one period.</summary>
    public static Service PaidService(string on, OrderLine? line = null, bool approvalNeeded = true)
    {
        line ??= Line();
        var service = Service.PaidUpFront(Number("S"), Order(lines: line), line, DateOnly.Parse(on), approvalNeeded, Moment);
        service.BilledBy(Invoice().Id);
        return service;
    }

    public static Service RequestedService(OrderLine? line = null)
    {
        line ??= Line();
        return Service.Requested(Number("S"), Order(OrderKind.Requested, lines: line), line, Moment);
    }

    public static DocumentParties Parties { get; } = new(Party.Empty with { Name = "Harbour Net" }, Party.Empty with { Name = "Anna Berg" });

    public static Invoice Invoice(params InvoiceLine[] lines) => new(Customer(), null, lines.Length > 0 ? lines : [InvoiceLine(10000, 1900)], Parties, Moment);

    public static InvoiceLine InvoiceLine(long gross, int taxBasisPoints, string taxName = "VAT") =>
        new("Home Fibre 500", null, taxName, new(taxBasisPoints), new TaxRate(taxBasisPoints).WithinGross(new(gross, Currency.Eur)), null);

    public static Payment Payment(string card = "10.00", string balance = "0", Customer? customer = null) => new(customer ?? Customer(), PaymentTarget.Of(Order().Id),
        decimal.Parse(card) == 0 ? PaymentKind.Balance : PaymentKind.Card, Money.Of(decimal.Parse(card), Currency.Eur), Money.Of(decimal.Parse(balance), Currency.Eur), null, false, Moment);

    public static Ticket Ticket() => new(Number("T"), Customer(), "New order", "Sales", TicketPriority.Medium, Moment);

    public static OutgoingMail Mail() => new(Id<Partner>.New(), "anna@example.com", "cause", "Welcome", "Hello", Moment);

    private static BillingPeriod? PeriodOf(string? text) => text is null ? null : BillingPeriod.Parse(text);
}
