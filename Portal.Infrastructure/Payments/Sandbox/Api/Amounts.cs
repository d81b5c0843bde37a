using Portal.Domain;

namespace Portal.Infrastructure.Payments.Sandbox.Api;

/// <summary>What Stripe accepts as an amount (docs.stripe.com/currencies).</summary>
internal static class Amounts
{
    private const long Most = 99_999_999;

    private static readonly Dictionary<string, long> Least = new()
    {
        ["usd"] = 50, ["eur"] = 50, ["gbp"] = 30, ["chf"] = 50, ["jpy"] = 50, ["cad"] = 50, ["aud"] = 50, ["nzd"] = 50, ["sek"] = 300, ["nok"] = 300,
        ["dkk"] = 250, ["pln"] = 200, ["czk"] = 1500, ["huf"] = 17500, ["ron"] = 200, ["brl"] = 50, ["inr"] = 50, ["mxn"] = 1000, ["sgd"] = 50, ["hkd"] = 400,
    };

    public static void Check(long amount, string currency, string param)
    {
        Whole(amount, currency, param);
        if (amount < Least.GetValueOrDefault(currency, 1))
            throw SandboxProblem.Invalid("amount_too_small", param, $"The amount must be at least {Wire.Text(Least.GetValueOrDefault(currency, 1), currency)}.");
        if (amount > Most)
            throw SandboxProblem.Invalid("amount_too_large", param, $"The amount must be no more than {Wire.Text(Most, currency)}.");
    }

    /// <summary>The rules that hold for refunds too.</summary>
    public static void Whole(long amount, string currency, string param)
    {
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetterLower))
            throw SandboxProblem.Invalid(null, "currency", $"Invalid currency: {currency}.");
        if (amount < 1)
            throw SandboxProblem.Invalid("parameter_invalid_integer", param, "This value must be greater than or equal to 1.");
        if (currency is "isk" or "ugx" && amount % 100 != 0)
            throw SandboxProblem.Invalid("invalid_charge_amount", param, $"Amounts in {currency} must be divisible by 100.");
        if (new Currency(currency).Decimals == 3 && amount % 10 != 0)
            throw SandboxProblem.Invalid("invalid_charge_amount", param, $"Amounts in {currency} must end in 0.");
    }

    public static long Sum(long total, long unit, long quantity) =>
        (Int128)total + (Int128)unit * quantity is var sum && sum <= Most ? (long)sum : throw SandboxProblem.Invalid("amount_too_large", "line_items", "The amount is too large.");
}
