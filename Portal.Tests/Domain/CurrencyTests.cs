namespace Portal.Tests.Domain;

public sealed class A_currency
{
    [Theory]
    [InlineData("EUR", 2, 100)]
    [InlineData("USD", 2, 100)]
    [InlineData("JPY", 0, 1)]
    [InlineData("KRW", 0, 1)]
    [InlineData("ISK", 0, 1)]
    [InlineData("KWD", 3, 1000)]
    [InlineData("TND", 3, 1000)]
    public void Knows_its_decimals(string code, int decimals, long minorPerMajor)
    {
        var currency = new Currency(code);
        currency.Decimals.ShouldBe(decimals);
        currency.MinorPerMajor.ShouldBe(minorPerMajor);
    }

    [Fact]
    public void Is_the_same_in_any_case() => new Currency("eur").ShouldBe(Currency.Eur);

    [Fact]
    public void Sorts_by_code() =>
        new[] { Currency.Usd, Currency.Jpy, Currency.Eur }.Order().Select(currency => currency.Code).ShouldBe(["EUR", "JPY", "USD"]);

    [Fact]
    public void Is_no_currency_by_default() => default(Currency).Code.ShouldBe("");

    [Theory]
    [InlineData("")]
    [InlineData("EU")]
    [InlineData("EURO")]
    [InlineData("E1R")]
    [InlineData("ÄUR")]
    [InlineData(" EU")]
    [InlineData(null)]
    public void Is_refused_unless_it_has_three_letters(string? code) =>
        Should.Throw<Refusal>(() => new Currency(code!)).Code.ShouldBe("currency.unknown");
}
