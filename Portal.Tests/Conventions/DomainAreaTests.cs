namespace Portal.Tests.Conventions;

/// <summary>Areas of the domain meet through typed ids and values; where one takes an aggregate of another, it is named here with its reason.</summary>
public sealed class Areas_of_the_domain
{
    private static readonly AreaOrder Order = new("Portal.Domain", ["", "Partners", "Customers", "Catalog", "Ordering", "Services", "Billing", "Provisioning", "Support"]);

    private static readonly CompiledCode Domain = new(typeof(Money).Assembly);

    private static readonly (string By, string Of, string Why)[] Taken =
    [
        ("Customers.Customer", "Partners.Partner", "an account is opened at a partner, in its currency"),
        ("Catalog.Audience", "Partners.Partner", "who is offered what is asked of the whole partner"),
        ("Catalog.Audience", "Customers.Customer", "and of the whole customer: category, location, labels"),
        ("Catalog.Product", "Partners.Partner", "as its audience"),
        ("Catalog.Product", "Customers.Customer", "as its audience"),
        ("Ordering.Pricing", "Catalog.Product", "pure arithmetic over prices, taxes and add-ons of a product as it is now"),
        ("Ordering.Pricing", "Partners.Partner", "and over the currency and tax rates of the partner"),
        ("Ordering.OrderLine", "Catalog.Product", "the snapshot that no later change of the product reaches"),
        ("Services.Service", "Ordering.Order", "the snapshot of what was ordered; the service keeps ids"),
        ("Services.Service", "Ordering.OrderLine", "as the order"),
        ("Billing.FirstInvoice", "Ordering.OrderLine", "bills what was ordered, at the prices of that moment"),
        ("Billing.CreditCorrection", "Services.Service", "a start date and what it changes at credit notes are decided in one step"),
        ("Billing.CreditNote", "Services.Service", "prints name, tax and invoice of the service as they are that day"),
        ("Provisioning.Operation", "Services.Service", "checks that the operation fits to the status"),
        ("Support.MailTemplate", "Partners.Partner", "the partner knows from then on that it has texts of its own"),
        (Ledger, "Billing.LedgerEntry", "a balance moves together with its entry, in one method, so that neither is written alone"),
    ];

    /// <summary>The only one that takes something of a later area.</summary>
    private const string Ledger = "Customers.Customer";

    [Fact]
    public void Have_a_place_in_the_order() => Order.WithoutPlace(Domain).ShouldBeEmpty("put the area into the order above");

    [Fact]
    public void Meet_through_ids_and_values() => Meetings().Except(Taken.Select(taken => (taken.By, taken.Of)))
        .Select(met => $"{met.By} takes {met.Of}: take its id or a value, or say above why not").ShouldBeEmpty();

    [Fact]
    public void Take_nothing_more_of_what_they_no_longer_need() => Taken.Select(taken => (taken.By, taken.Of)).Except(Meetings()).ShouldBeEmpty();

    [Fact]
    public void Take_only_of_those_before_them() => Taken.Where(taken => PlaceOf(taken.Of) > PlaceOf(taken.By)).Select(taken => taken.By).ShouldBe([Ledger]);

    private static IEnumerable<(string By, string Of)> Meetings() => Order.Across(Domain)
        .Where(use => Order.AreaOf(use.Of) is not "" && AreaOrder.IsAggregate(use.Of)).Select(use => (NameOf(use.By), NameOf(use.Of))).Distinct();

    private static string NameOf(Type type) => type.FullName!["Portal.Domain.".Length..];

    private static int PlaceOf(string name) => Order.PlaceOf(name.Split('.')[0]);
}
