using FsCheck;
using FsCheck.Fluent;
using Portal.Tests.World;

namespace Portal.Tests.Domain;

public sealed class Tax
{
    [Theory]
    [InlineData(1900, 10000, "EUR", 1900)]
    [InlineData(1900, 2990, "EUR", 568)] // 5.681
    [InlineData(700, 50, "EUR", 4)] // 3.5 cents: half away from zero
    [InlineData(1000, 1005, "JPY", 101)] // 100.5
    [InlineData(0, 2990, "EUR", 0)]
    [InlineData(10000, 2990, "EUR", 2990)]
    [InlineData(1900, -2990, "EUR", -568)]
    public void Comes_on_top_of_a_net_price(int basisPoints, long net, string currency, long tax)
    {
        var amount = new TaxRate(basisPoints).OnNet(new(net, new(currency)));
        (amount.NetMinor, amount.TaxMinor, amount.Total.Minor).ShouldBe((net, tax, net + tax));
    }

    [Theory]
    [InlineData(1900, 11900, "EUR", 1900)]
    [InlineData(1900, 2990, "EUR", 477)] // 4.7739…
    [InlineData(1000, 1100, "JPY", 100)]
    [InlineData(0, 2990, "EUR", 0)]
    [InlineData(10000, 2990, "EUR", 1495)]
    public void Is_found_within_a_gross_price_which_stays_the_total(int basisPoints, long gross, string currency, long tax)
    {
        var amount = new TaxRate(basisPoints).WithinGross(new(gross, new(currency)));
        (amount.NetMinor, amount.TaxMinor, amount.Total.Minor).ShouldBe((gross - tax, tax, gross));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10001)]
    public void Lies_between_0_and_100_percent(int basisPoints) =>
        Should.Throw<Refusal>(() => new TaxRate(basisPoints)).Code.ShouldBe("tax.range");

    [Theory]
    [InlineData(1900, "19")]
    [InlineData(550, "5.5")]
    [InlineData(5, "0.05")]
    [InlineData(0, "0")]
    public void Is_written_in_percent(int basisPoints, string text) => new TaxRate(basisPoints).ToString().ShouldBe(text);

    [Fact]
    public void Of_two_currencies_never_mixes() =>
        Should.Throw<InvalidOperationException>(() => new TaxedAmount(Money.Zero(Currency.Eur), Money.Zero(Currency.Jpy)));

    [Fact]
    public void Adds_up_by_net_and_by_tax()
    {
        TaxedAmount a = new(100, 19, Currency.Eur), b = new(50, 3, Currency.Eur);
        (a + b).ShouldBe(new(150, 22, Currency.Eur));
        (a - b).ShouldBe(new(50, 16, Currency.Eur));
        new[] { a, b }.Sum(Currency.Eur).ShouldBe(a + b);
        Array.Empty<TaxedAmount>().Sum(Currency.Jpy).ShouldBe(TaxedAmount.Zero(Currency.Jpy));
    }

    [Fact]
    public void Named_either_way_keeps_the_named_price_and_is_never_more_than_the_rate_says() => (
        from price in Any.Money
        from rate in Any.TaxRate
        select (price, rate)).Hold(x =>
        {
            var within = x.rate.WithinGross(x.price);
            within.Total.ShouldBe(x.price);
            within.Tax.ShouldBe(x.price.Share(x.rate.BasisPoints, 10000 + x.rate.BasisPoints));

            var onTop = x.rate.OnNet(x.price);
            onTop.Net.ShouldBe(x.price);
            Math.Abs(onTop.TaxMinor).ShouldBeLessThanOrEqualTo(Math.Abs(x.price.Minor));
        });

    [Fact]
    public void Is_shared_so_that_the_total_is_rounded_once_and_no_part_turns_negative() => (
        from amount in Any.PaidAmount
        from days in Gen.Choose(1, 366)
        from used in Gen.Choose(0, days)
        select (amount, days, used)).Hold(x =>
        {
            var share = x.amount.Share(x.used, x.days);
            share.Total.ShouldBe(x.amount.Total.Share(x.used, x.days));
            share.Tax.ShouldBe(x.amount.Tax.Share(x.used, x.days));
            share.NetMinor.ShouldBeGreaterThanOrEqualTo(0);
            share.TaxMinor.ShouldBeGreaterThanOrEqualTo(0);
        });
}
