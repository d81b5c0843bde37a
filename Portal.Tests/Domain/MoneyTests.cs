using FsCheck;
using FsCheck.Fluent;
using Portal.Tests.World;

namespace Portal.Tests.Domain;

public sealed class Money_amounts
{
    private static readonly Currency Eur = Currency.Eur, Jpy = Currency.Jpy, Kwd = new("KWD");

    [Theory]
    [InlineData("29.90", "EUR", 2990)]
    [InlineData("-0.01", "EUR", -1)]
    [InlineData("1000", "JPY", 1000)]
    [InlineData("1.234", "KWD", 1234)]
    [InlineData("29.900", "EUR", 2990)]
    public void Are_kept_in_minor_units(string major, string currency, long minor)
    {
        var money = Money.Of(decimal.Parse(major), new Currency(currency));
        money.Minor.ShouldBe(minor);
        money.Major.ShouldBe(decimal.Parse(major));
    }

    [Theory]
    [InlineData("29.905", "EUR")]
    [InlineData("0.5", "JPY")]
    [InlineData("1.2345", "KWD")]
    public void Are_refused_with_more_decimals_than_the_currency_has(string major, string currency) =>
        Should.Throw<Refusal>(() => Money.Of(decimal.Parse(major), new Currency(currency))).Code.ShouldBe("money.decimals");

    [Theory]
    [InlineData("1000000000000.01")]
    [InlineData("-1000000000001")]
    [InlineData("79228162514264337593543950335")]
    public void Are_refused_beyond_any_price(string major) =>
        Should.Throw<Refusal>(() => Money.Of(decimal.Parse(major), Eur)).Code.ShouldBe("money.range");

    [Theory]
    [InlineData(10000, 13, 31, 4194)] // SPEC 4: 41.935… rounds up
    [InlineData(2900, 10, 29, 1000)]
    [InlineData(36500, 30, 365, 3000)]
    [InlineData(36600, 30, 366, 3000)]
    [InlineData(1, 1, 2, 1)] // half away from zero
    [InlineData(3, 1, 2, 2)]
    [InlineData(5, 1, 2, 3)] // and not to even
    [InlineData(-1, 1, 2, -1)]
    [InlineData(-5, 1, 2, -3)]
    [InlineData(5, -1, 2, -3)]
    [InlineData(-5, -1, 2, 3)]
    [InlineData(1, 1, 3, 0)]
    [InlineData(2, 1, 3, 1)]
    [InlineData(-1, 1, 3, 0)]
    [InlineData(-2, 1, 3, -1)]
    [InlineData(0, 7, 9, 0)]
    [InlineData(777, 0, 9, 0)]
    public void Are_shared_with_one_rounding_half_away_from_zero(long minor, long numerator, long denominator, long expected) =>
        new Money(minor, Eur).Share(numerator, denominator).ShouldBe(new Money(expected, Eur));

    [Theory]
    [InlineData("JPY", 1000, 419)]
    [InlineData("KWD", 100000, 41935)]
    public void Are_shared_in_the_smallest_unit_of_the_currency(string currency, long minor, long expected) =>
        new Money(minor, new(currency)).Share(13, 31).Minor.ShouldBe(expected);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Are_not_shared_by_nothing(long denominator) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Money(1, Eur).Share(1, denominator));

    [Fact]
    public void Survive_intermediate_products_beyond_64_bits() =>
        new Money(long.MaxValue, Eur).Share(31, 31).Minor.ShouldBe(long.MaxValue);

    [Fact]
    public void Add_subtract_negate_and_multiply()
    {
        var price = Money.Of(29.90m, Eur);
        (price + Money.Of(0.10m, Eur)).ShouldBe(Money.Of(30, Eur));
        (price - Money.Of(30, Eur)).ShouldBe(Money.Of(-0.10m, Eur));
        (-price).ShouldBe(Money.Of(-29.90m, Eur));
        (price * 3).ShouldBe(Money.Of(89.70m, Eur));
        new[] { price, price, Money.Of(0.20m, Eur) }.Sum(Eur).ShouldBe(Money.Of(60, Eur));
        Array.Empty<Money>().Sum(Jpy).ShouldBe(Money.Zero(Jpy));
    }

    [Fact]
    public void Compare_by_amount()
    {
        Money small = new(1, Eur), large = new(2, Eur);
        (small < large).ShouldBeTrue();
        (small > large).ShouldBeFalse();
        (small <= new Money(1, Eur)).ShouldBeTrue();
        (small >= large).ShouldBeFalse();
        Money.Min(small, large).ShouldBe(small);
        Money.Max(small, large).ShouldBe(large);
    }

    [Fact]
    public void Never_overflow_silently()
    {
        var most = new Money(long.MaxValue, Eur);
        var least = new Money(long.MinValue, Eur);
        Should.Throw<OverflowException>(() => most + new Money(1, Eur));
        Should.Throw<OverflowException>(() => least - new Money(1, Eur));
        Should.Throw<OverflowException>(() => -least);
        Should.Throw<OverflowException>(() => most * 2);
        Should.Throw<OverflowException>(() => most.Share(2, 1));
        Should.Throw<OverflowException>(() => new[] { most, most }.Sum(Eur));
    }

    [Fact]
    public void Of_two_currencies_never_mix()
    {
        Money euro = new(1, Eur), yen = new(1, Jpy);
        Should.Throw<InvalidOperationException>(() => euro + yen);
        Should.Throw<InvalidOperationException>(() => euro - yen);
        Should.Throw<InvalidOperationException>(() => euro < yen);
        Should.Throw<InvalidOperationException>(() => new[] { euro, yen }.Sum(Eur));
        euro.ShouldNotBe(yen);
    }

    [Theory]
    [InlineData("EUR", 2990, "29.90 EUR")]
    [InlineData("EUR", -5, "-0.05 EUR")]
    [InlineData("JPY", 1000, "1000 JPY")]
    [InlineData("KWD", 1, "0.001 KWD")]
    public void Are_written_for_logs_in_one_form_whatever_the_culture(string currency, long minor, string expected)
    {
        var before = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = new("de-DE");
        try { new Money(minor, new(currency)).ToString().ShouldBe(expected); }
        finally { Thread.CurrentThread.CurrentCulture = before; }
    }

    [Fact]
    public void Are_shared_as_exact_arithmetic_says() => (
        from money in Any.Money
        from numerator in Gen.Choose(-1000, 1000)
        from denominator in Gen.Choose(1, 1000)
        select (money, numerator, denominator)).Hold(x =>
        {
            var exact = (decimal)x.money.Minor * x.numerator / x.denominator;
            x.money.Share(x.numerator, x.denominator).Minor.ShouldBe((long)Math.Round(exact, MidpointRounding.AwayFromZero));
        });

    [Fact]
    public void Are_mirrored_by_their_sign() => (
        from money in Any.Money
        from numerator in Gen.Choose(0, 1000)
        from denominator in Gen.Choose(1, 1000)
        select (money, numerator, denominator)).Hold(x =>
            (-x.money).Share(x.numerator, x.denominator).ShouldBe(-x.money.Share(x.numerator, x.denominator)));

    [Fact]
    public void Come_back_from_major_units() => Any.Money.Hold(money => Money.Of(money.Major, money.Currency).ShouldBe(money));
}
