using System.Globalization;
using Portal.App.Kit;

namespace Portal.Tests.Pages.Kit;

public sealed class Money_on_screen
{
    [Theory]
    [InlineData(2990, "EUR", "de-DE", "29,90 €")]
    [InlineData(123456, "EUR", "de-DE", "1.234,56 €")]
    [InlineData(2990, "EUR", "en-US", "€29.90")]
    [InlineData(2990, "USD", "en-US", "$29.90")]
    [InlineData(2990, "GBP", "en-GB", "£29.90")]
    [InlineData(1000, "JPY", "ja-JP", "￥1,000")]
    [InlineData(1000, "JPY", "en-US", "¥1,000")]
    [InlineData(1500, "KWD", "en-US", "KWD 1.500")]
    [InlineData(1500, "KWD", "de-DE", "1,500 KWD")]
    [InlineData(-1296, "EUR", "en-US", "-€12.96")]
    [InlineData(-1296, "EUR", "de-DE", "-12,96 €")]
    [InlineData(-1500, "KWD", "en-US", "-KWD 1.500")]
    [InlineData(0, "EUR", "en-GB", "€0.00")]
    public void Has_the_decimals_of_its_currency_and_the_signs_of_its_reader(long minor, string currency, string culture, string expected) =>
        // Cultures write no-break spaces; which kind changes with the ICU version.
        MoneyText.Format(new Money(minor, new Currency(currency)), new CultureInfo(culture)).Replace('\u00a0', ' ').Replace('\u202f', ' ').ShouldBe(expected);

    [Fact]
    public void Reads_well_without_any_culture() =>
        MoneyText.Format(new Money(2990, Currency.Eur), CultureInfo.InvariantCulture).ShouldBe("€29.90");
}
