using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Partners;

namespace Portal.Tests.Domain;

/// <summary>SPEC 2: who is offered what.</summary>
public sealed class A_product
{
    private readonly Partner _partner = A.Partner();
    private readonly Product _product = A.Product();

    [Fact]
    public void Is_offered_to_customers_and_visitors_of_a_partner_that_sells_it()
    {
        _product.IsOfferedTo(_partner, A.Customer(_partner)).ShouldBeTrue();
        _product.IsOfferedTo(_partner, null).ShouldBeTrue();
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Is_hidden_when_it_is_disabled_or_not_shown_on_the_portal(bool enabled, bool shown)
    {
        _product.Publish(enabled, shown, Audience.Everyone, ExecutionType.Automatic, 0);
        _product.IsOfferedTo(_partner, A.Customer(_partner)).ShouldBeFalse();
    }

    [Fact]
    public void Is_hidden_where_it_has_no_price_or_no_tax_rate()
    {
        _product.IsOfferedTo(A.Partner(currency: "JPY"), null).ShouldBeFalse();
        _product.Bill(BillingPeriod.Month, "reduced", priceIncludesTax: true, contractMonths: 0);
        _product.IsOfferedTo(_partner, null).ShouldBeFalse();
    }

    [Theory]
    [InlineData("default", true)]
    [InlineData("north", false)]
    public void Is_sold_by_the_listed_partners(string listed, bool offered) => IsOffered(Audience.Everyone with { Partners = [listed] }).ShouldBe(offered);

    [Theory]
    [InlineData(CustomerCategory.Business, true)]
    [InlineData(CustomerCategory.Individual, false)]
    public void Is_for_the_listed_categories(CustomerCategory listed, bool offered) => IsOffered(Audience.Everyone with { Categories = [listed] }).ShouldBe(offered);

    [Theory]
    [InlineData("berlin", true)]
    [InlineData("Hamburg", false)]
    public void Is_for_the_listed_locations(string listed, bool offered) => IsOffered(Audience.Everyone with { Locations = [listed] }).ShouldBe(offered);

    [Theory]
    [InlineData(new[] { "VIP" }, true)]
    [InlineData(new[] { "staff", "vip" }, true)] // one of them is enough
    [InlineData(new[] { "staff" }, false)]
    public void Is_for_the_listed_labels(string[] listed, bool offered) => IsOffered(Audience.Everyone with { Labels = listed }).ShouldBe(offered);

    [Fact]
    public void Must_match_in_every_respect_at_once() =>
        IsOffered(new(["default"], [CustomerCategory.Business], ["Berlin"], ["other"])).ShouldBeFalse();

    [Fact]
    public void Is_not_shown_to_visitors_when_it_depends_on_who_they_are()
    {
        foreach (var audience in new[] { Audience.Everyone with { Labels = ["vip"] }, Audience.Everyone with { Locations = ["Berlin"] }, Audience.Everyone with { Categories = [CustomerCategory.Business] } })
            audience.Includes(_partner, null).ShouldBeFalse();
    }

    [Theory]
    [InlineData(ProductType.OneTime, "1M")]
    [InlineData(ProductType.Internet, null)]
    public void Has_a_period_unless_it_is_bought_once(ProductType type, string? period) =>
        Should.Throw<Refusal>(() => A.Product(period: period, type: type)).Code.ShouldBe("product.period");

    [Fact]
    public void Has_one_price_per_currency_and_never_a_negative_one()
    {
        _product.SetPrice(Money.Of(39.90m, Currency.Eur), Money.Zero(Currency.Eur));
        _product.SetPrice(Money.Of(45, Currency.Usd), Money.Zero(Currency.Usd));
        _product.Prices.Select(price => price.Price.ToString()).ShouldBe(["39.90 EUR", "45.00 USD"]);
        Should.Throw<Refusal>(() => _product.SetPrice(Money.Of(-1, Currency.Eur), Money.Zero(Currency.Eur)));
        Should.Throw<Refusal>(() => _product.SetPrice(Money.Zero(Currency.Eur), Money.Of(-1, Currency.Eur)));
        _product.RemovePrice(Currency.Usd);
        _product.PriceIn(Currency.Usd).ShouldBeNull();
    }

    [Fact]
    public void Contains_others_only_as_a_bundle_and_never_itself()
    {
        var bundle = A.Product(type: ProductType.Bundle);
        Should.Throw<Refusal>(() => bundle.Contain([new(bundle.Id, 1)])).Code.ShouldBe("product.contents");
        Should.Throw<Refusal>(() => bundle.Contain([new(_product.Id, 0)])).Code.ShouldBe("product.contents");
        Should.Throw<Refusal>(() => _product.Contain([new(bundle.Id, 1)])).Code.ShouldBe("product.contents");
        bundle.Contain([new(_product.Id, 2)]);
        bundle.Contents.ShouldBe([new BundleItem(_product.Id, 2)]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("home fibre")]
    [InlineData("-home")]
    [InlineData("home-")]
    [InlineData("größe")]
    [InlineData("a/b")]
    public void Has_a_code_that_fits_into_an_address(string code) => Should.Throw<Refusal>(() =>
        new Product(code, ProductDescription.Empty with { Name = "x" }, ProductType.Internet, BillingPeriod.Month, "standard")).Field.ShouldBe("Code");

    private bool IsOffered(Audience audience)
    {
        var customer = A.Customer(_partner, CustomerCategory.Business);
        customer.SetTerms(Money.Zero(Currency.Eur), 0, "Berlin", ["vip"]);
        _product.Publish(true, true, audience, ExecutionType.Automatic, 0);
        return _product.IsOfferedTo(_partner, customer);
    }
}
