using Portal.Domain;

namespace Portal.Infrastructure.Payments.Stripe;

/// <summary>
/// Amounts as Stripe counts them. Mostly that is our minor unit; the exceptions are Stripe's own
/// (docs.stripe.com/currencies, "Special cases").
/// </summary>
public static class StripeAmount
{
    // In our books these have decimals; at Stripe they have none.
    private static readonly HashSet<string> WithoutDecimalsAtStripe = ["MGA"];

    // No longer with decimals anywhere, but sent times 100 as if they had them.
    private static readonly HashSet<string> SentTimesHundred = ["ISK", "UGX"];

    /// <exception cref="GatewayRejected">Stripe cannot express the amount.</exception>
    public static long From(Money amount)
    {
        var code = amount.Currency.Code;
        if (SentTimesHundred.Contains(code))
            return checked(amount.Minor * 100);
        if (WithoutDecimalsAtStripe.Contains(code))
            return amount.Minor % amount.Currency.MinorPerMajor == 0 ? amount.Minor / amount.Currency.MinorPerMajor : throw Inexpressible(amount, "whole units");
        // Rounding here would charge another amount than the invoice shows, so the price has to be right before.
        if (amount.Currency.Decimals == 3 && amount.Minor % 10 != 0)
            throw Inexpressible(amount, "a last decimal of 0");
        return amount.Minor;
    }

    /// <param name="currency">In Stripe's lower case.</param>
    public static Money Read(long amount, string currency)
    {
        var known = new Currency(currency);
        if (SentTimesHundred.Contains(known.Code))
            return new(amount / 100, known);
        return WithoutDecimalsAtStripe.Contains(known.Code) ? new(amount * known.MinorPerMajor, known) : new(amount, known);
    }

    public static string CurrencyOf(Money amount) => amount.Currency.Code.ToLowerInvariant();

    private static GatewayRejected Inexpressible(Money amount, string need) =>
        new("invalid_charge_amount", $"{amount} cannot be charged by card: {amount.Currency} amounts need {need} there. Change the price or the discount.");
}
