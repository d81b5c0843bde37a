using Portal.Domain.Billing;
using Portal.Domain.Catalog;
using Portal.Domain.Ordering;

namespace Portal.Tests.Domain;

/// <summary>SPEC 1: yes/no, quantity or choice; per period, once, or <b>Do not bill</b>.</summary>
public sealed class An_add_on
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(-1, false)]
    public void Of_yes_or_no_is_taken_once_or_not(int quantity, bool fits) => Fits(Asked.YesNo("backup", "5"), Asked.Pick("backup", quantity)).ShouldBe(fits);

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public void Of_a_quantity_lies_between_least_and_most(int quantity, bool fits) => Fits(Asked.Quantity("ip", "2", min: 2, max: 8), Asked.Pick("ip", quantity)).ShouldBe(fits);

    [Theory]
    [InlineData("small", 1, true)]
    [InlineData("huge", 1, false)]
    [InlineData("", 1, false)]
    [InlineData("small", 2, false)]
    public void Of_a_choice_is_one_of_what_is_offered(string option, int quantity, bool fits) =>
        Fits(Asked.Choice("disk", AddOnBilling.PerPeriod, ("small", "0"), ("large", "4")), Asked.Pick("disk", quantity, option)).ShouldBe(fits);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)] // all included
    [InlineData(5, 750)] // three more
    public void Of_a_quantity_costs_what_exceeds_the_included(int quantity, long minor) =>
        Asked.Quantity("ip", "2.50", included: 2).PriceOf(Asked.Pick("ip", quantity), Currency.Eur).Minor.ShouldBe(minor);

    [Fact]
    public void That_is_not_billed_costs_nothing_and_is_not_the_customers_to_choose()
    {
        var addOn = Asked.Quantity("cores", "9", included: 4, billing: AddOnBilling.NotBilled);
        addOn.IsAsked.ShouldBeFalse();
        AddOnPicks.Complete([addOn], [Asked.Pick("cores", 8)]).ShouldBe([Asked.Pick("cores", 4)], "what the customer sends for it counts for nothing");
        addOn.PriceOf(Asked.Pick("cores", 4), Currency.Eur).IsZero.ShouldBeTrue();
    }

    [Fact]
    public void Takes_its_default_when_nobody_chose() => AddOnPicks.Complete(
        [Asked.YesNo("backup", "5"), Asked.Quantity("ip", "2", included: 2, min: 1), Asked.Choice("disk", AddOnBilling.Once, ("small", "0"), ("large", "4"))], [])
        .ShouldBe([Asked.Pick("backup", 0), Asked.Pick("ip", 2), Asked.Pick("disk", 1, "small")]);

    [Fact]
    public void Is_told_in_words()
    {
        Asked.YesNo("Backup", "5").InWords(Asked.Pick("Backup")).ShouldBe("Backup");
        Asked.YesNo("Backup", "5").InWords(Asked.Pick("Backup", 0)).ShouldBe("");
        Asked.Quantity("IP address", "2").InWords(Asked.Pick("IP address", 4)).ShouldBe("4 × IP address");
        Asked.Choice("Disk", AddOnBilling.Once, ("large", "4")).InWords(Asked.Pick("Disk", 1, "large")).ShouldBe("Disk: large");
    }

    [Fact]
    public void Makes_a_price_from_of_its_cheapest_choice()
    {
        var disk = Asked.Choice("disk", AddOnBilling.PerPeriod, ("large", "4"), ("small", "1"));
        disk.Cheapest(Currency.Eur).ShouldBe(Asked.Pick("disk", 1, "small"));
        disk.CanCostMore(Currency.Eur).ShouldBeTrue();
        Asked.Quantity("ip", "2", included: 5, max: 5).CanCostMore(Currency.Eur).ShouldBeFalse("all of it is included");
        Asked.YesNo("support", "0").CanCostMore(Currency.Eur).ShouldBeFalse();
        Asked.YesNo("backup", "5").CanCostMore(Currency.Eur).ShouldBeTrue();
        Asked.YesNo("cores", "5", AddOnBilling.NotBilled).CanCostMore(Currency.Eur).ShouldBeFalse();
    }

    [Fact]
    public void Without_a_price_in_the_partners_currency_keeps_the_product_from_being_offered()
    {
        var product = A.Product();
        product.Ask([Asked.YesNo("backup", "5", currency: "USD")], [], SettingsForm.Plain, quickOrder: false);
        product.IsOfferedTo(A.Partner(), null).ShouldBeFalse();
        Should.Throw<Refusal>(() => Pricing.Of(product, A.Partner(), 0, [Asked.Pick("backup")])).Code.ShouldBe("addon.no-price");
    }

    [Theory]
    [InlineData("Two words", "addon", "slug")]
    [InlineData("ip", "", "addon.name")]
    public void Needs_a_short_name_and_a_name(string code, string name, string refusal) =>
        Should.Throw<Refusal>(() => A.Product().Ask([Asked.YesNo(code, "1") with { Name = name }], [], SettingsForm.Plain, false)).Code.ShouldBe(refusal);

    [Theory]
    [InlineData(0, 5, 3)] // least above most
    [InlineData(9, 0, 3)] // more included than the most
    [InlineData(0, -1, 3)]
    [InlineData(0, 0, 0)]
    [InlineData(0, 0, 10_001)]
    public void Of_a_quantity_needs_sensible_bounds(int included, int min, int max) =>
        Should.Throw<Refusal>(() => A.Product().Ask([Asked.Quantity("ip", "1", included, min, max)], [], SettingsForm.Plain, false)).Code.ShouldBe("addon.bounds");

    private static bool Fits(AddOn addOn, AddOnPick pick)
    {
        try
        {
            addOn.Check(pick);
            return true;
        }
        catch (Refusal refusal)
        {
            refusal.Field.ShouldBe(addOn.Code, "the form shows it at the add-on");
            return false;
        }
    }
}

/// <summary>Add-ons are priced with their product and rounded with it, once (SPEC 1).</summary>
public sealed class A_price_with_add_ons
{
    [Theory]
    [InlineData("100.00", "5.00", true, 1900, 0, 8824, 1676)] // 105.00 with the tax in it
    [InlineData("100.00", "5.00", false, 1900, 0, 10500, 1995)] // tax on top
    [InlineData("100.00", "5.00", true, 1900, 1000, 7941, 1509)] // 10 % off both: 94.50
    [InlineData("0.05", "0.05", true, 0, 1000, 9, 0)] // 9 cents; each rounded alone would make 10
    [InlineData("29.90", "0.00", true, 1900, 0, 2513, 477)]
    public void Per_period_is_one_sum_discounted_then_taxed(string price, string addOn, bool includesTax, int tax, int discount, long net, long taxMinor)
    {
        var result = Of(A.Product(price, includesTax: includesTax), A.Partner(taxBasisPoints: tax), discount, [Asked.YesNo("backup", addOn)], Asked.Pick("backup"));
        result.Recurring.ShouldBe(new(net, taxMinor, Currency.Eur));
        result.OneTime.IsZero.ShouldBeTrue();
    }

    [Fact]
    public void Billed_once_is_due_once_and_never_discounted()
    {
        var price = Of(A.Product("100.00", setup: "10.00"), A.Partner(), 5000, [Asked.YesNo("cabling", "49.90", AddOnBilling.Once)], Asked.Pick("cabling"));
        price.OneTime.ShouldBe(new(4193, 797, Currency.Eur));
        price.Recurring.Total.Minor.ShouldBe(5000);
        price.DueNow.Total.Minor.ShouldBe(5000 + 1000 + 4990);
    }

    [Fact]
    public void Of_a_one_time_product_holds_all_of_them()
    {
        var price = Of(A.Product("250.00", period: null), A.Partner(), 0, [Asked.YesNo("case", "20.00"), Asked.Quantity("cable", "3.00", billing: AddOnBilling.Once)], Asked.Pick("case"), Asked.Pick("cable", 2));
        (price.OneTime.Total.Minor, price.Recurring.IsZero).ShouldBe((27600, true));
    }

    [Fact]
    public void In_yen_knows_no_cents()
    {
        var product = A.Product("1000", currency: "JPY");
        var price = Of(product, A.Partner(currency: "JPY"), 500, [Asked.Quantity("ip", "150", currency: "JPY")], Asked.Pick("ip", 3));
        price.Recurring.ShouldBe(new(1158, 220, new("JPY")), "1450 less 5 % is 1377.5, rounded once to 1378");
    }

    [Fact]
    public void Keeps_what_was_chosen_with_its_price_in_words()
    {
        var price = Of(A.Product(), A.Partner(), 0, [Asked.YesNo("Backup", "5"), Asked.YesNo("Mirror", "7"), Asked.YesNo("Cores", "9", AddOnBilling.NotBilled)], Asked.Pick("backup"));
        price.AddOns.Select(addOn => (addOn.Words, addOn.Price.Minor, addOn.IsShown)).ShouldBe([("Backup", 500L, true), ("", 0L, false), ("Cores", 0L, false)]);
    }

    [Fact]
    public void Is_refused_for_a_pick_that_is_not_offered() =>
        Should.Throw<Refusal>(() => Of(A.Product(), A.Partner(), 0, [Asked.Quantity("ip", "2", max: 4)], Asked.Pick("ip", 5))).Message.ShouldBe("ip: choose from 0 to 4.");

    [Fact]
    public void Stands_on_the_bill_with_the_product()
    {
        var product = A.Product("100.00", setup: "10.00");
        product.Ask([Asked.YesNo("Backup", "5"), Asked.YesNo("Cabling", "49.90", AddOnBilling.Once), Asked.YesNo("Cores", "1", AddOnBilling.NotBilled)], [], SettingsForm.Plain, false);
        var line = A.Line(product, Pricing.Of(product, A.Partner(), 0, [Asked.Pick("backup"), Asked.Pick("cabling")]));
        FirstInvoice.Lines(line, new(2023, 1, 1), null).Select(bill => (bill.Text, bill.Amount.Total.Minor)).ShouldBe(
            [("Home Fibre 500 with Backup", 10500L), ("Home Fibre 500: Cabling", 4990L), ("Home Fibre 500: setup", 1000L)]);
    }

    private static Price Of(Product product, Portal.Domain.Partners.Partner partner, int discount, AddOn[] addOns, params AddOnPick[] picks)
    {
        product.Ask(addOns, [], SettingsForm.Plain, quickOrder: false);
        return Pricing.Of(product, partner, discount, picks);
    }
}
