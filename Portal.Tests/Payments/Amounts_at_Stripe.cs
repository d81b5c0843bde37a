using Portal.Infrastructure.Payments;
using Portal.Infrastructure.Payments.Stripe;

namespace Portal.Tests.Payments;

public sealed class Amounts_at_Stripe
{
    [Theory]
    [InlineData(2990, "EUR", 2990)]
    [InlineData(1000, "JPY", 1000)]
    [InlineData(500, "ISK", 50000)]
    [InlineData(5, "UGX", 500)]
    [InlineData(5120, "KWD", 5120)]
    [InlineData(1200, "MGA", 12)]
    public void Are_counted_in_Stripes_units_and_back(long minor, string currency, long sent)
    {
        var amount = new Money(minor, new Currency(currency));
        StripeAmount.From(amount).ShouldBe(sent);
        StripeAmount.Read(sent, currency.ToLowerInvariant()).ShouldBe(amount);
    }

    [Theory]
    [InlineData(5124, "KWD")]
    [InlineData(1250, "MGA")]
    public void Are_refused_rather_than_rounded(long minor, string currency) =>
        Should.Throw<GatewayRejected>(() => StripeAmount.From(new Money(minor, new Currency(currency)))).Code.ShouldBe("invalid_charge_amount");
}
