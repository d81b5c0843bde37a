using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Ordering;
using Portal.Tests.World;

namespace Portal.Tests.Domain;

/// <summary>One calculator prices card, cart, invoice and credit note (SPEC 1).</summary>
public sealed class A_price
{
    [Theory]
    [InlineData("29.90", true, 1900, 0, 2513, 477)] // tax within
    [InlineData("29.90", false, 1900, 0, 2990, 568)] // tax on top
    [InlineData("29.90", true, 0, 0, 2990, 0)]
    [InlineData("100.00", true, 1900, 1000, 7563, 1437)] // 10 % off: 90.00
    [InlineData("100.00", false, 1900, 1000, 9000, 1710)]
    [InlineData("0.05", true, 0, 1000, 5, 0)] // 4.5 cents: half away from zero
    [InlineData("100.00", true, 1900, 10000, 0, 0)]
    public void Per_period_is_discounted_then_taxed(string price, bool includesTax, int tax, int discount, long net, long taxMinor)
    {
        var result = Pricing.Of(A.Product(price, includesTax: includesTax), A.Partner(taxBasisPoints: tax), discount);
        result.Recurring.ShouldBe(new(net, taxMinor, Currency.Eur));
        result.OneTime.IsZero.ShouldBeTrue();
    }

    [Fact]
    public void Says_what_the_discount_takes_off() =>
        Pricing.Of(A.Product("100.00"), A.Partner(), 1000).Discount.ShouldBe(Money.Of(10, Currency.Eur));

    [Fact]
    public void Of_setup_and_of_one_time_products_is_never_discounted()
    {
        Pricing.Of(A.Product("100.00", setup: "49.00"), A.Partner(), 5000).Setup.Total.ShouldBe(Money.Of(49, Currency.Eur));
        var once = Pricing.Of(A.Product("250.00", period: null, setup: "10.00"), A.Partner(), 5000);
        (once.OneTime.Total.Minor, once.Recurring.IsZero, once.DueNow.Total.Minor, once.DiscountBasisPoints).ShouldBe((25000, true, 26000, 0));
    }

    [Fact]
    public void Is_missing_in_a_currency_that_the_product_is_not_priced_in() =>
        Should.Throw<Refusal>(() => Pricing.Of(A.Product(currency: "USD"), A.Partner(), 0)).Code.ShouldBe("product.no-price");

    [Fact]
    public void Is_missing_when_the_partner_has_no_such_tax_rate()
    {
        var product = A.Product();
        product.Bill(BillingPeriod.Month, "reduced", priceIncludesTax: true, contractMonths: 0);
        Should.Throw<Refusal>(() => Pricing.Of(product, A.Partner(), 0)).Code.ShouldBe("partner.tax-rate");
    }

    [Fact]
    public void Is_never_negative_and_never_above_the_undiscounted_one() => (
        from minor in Any.Minor
        from tax in Any.TaxRate
        from includesTax in Gen.Elements(true, false)
        from discount in Gen.Choose(0, 10000)
        select (minor, tax, includesTax, discount)).Hold(x =>
        {
            var product = A.Product(new Money(x.minor, Currency.Eur).Major.ToString(), includesTax: x.includesTax);
            var partner = A.Partner(taxBasisPoints: x.tax.BasisPoints);
            Price full = Pricing.Of(product, partner, 0), reduced = Pricing.Of(product, partner, x.discount);
            reduced.Recurring.NetMinor.ShouldBeGreaterThanOrEqualTo(0);
            reduced.Recurring.TaxMinor.ShouldBeGreaterThanOrEqualTo(0);
            (reduced.Recurring.Total + reduced.Discount).ShouldBe(full.Recurring.Total);
            reduced.Discount.IsNegative.ShouldBeFalse();
            if (x.includesTax)
                full.Recurring.Total.Minor.ShouldBe(x.minor);
        });
}
