using System.Globalization;
using System.Numerics;

namespace Portal.Domain;

/// <summary>An amount in minor units (cents, yen) of one currency. Amounts of two currencies never mix (SPEC 1).</summary>
public readonly record struct Money : IComparable<Money>
{
    public Money(long minor, Currency currency)
    {
        Minor = minor;
        Currency = currency;
    }

    /// <summary>The amount in minor units; negative for a reduction.</summary>
    public long Minor { get; private init; }

    public Currency Currency { get; private init; }

    /// <summary>The amount in major units, exact.</summary>
    public decimal Major => (decimal)Minor / Currency.MinorPerMajor;

    public bool IsZero => Minor == 0;
    public bool IsPositive => Minor > 0;
    public bool IsNegative => Minor < 0;

    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>Reads major units, such as 29.90.</summary>
    /// <exception cref="Refusal">There are more decimals than the currency has, or more digits than any price.</exception>
    public static Money Of(decimal major, Currency currency)
    {
        // Far below what 64 bits hold, so that sums of typed amounts stay within them.
        if (Math.Abs(major) > 1_000_000_000_000m)
            throw new Refusal("money.range", "Use an amount below 1,000,000,000,000.");
        var minor = major * currency.MinorPerMajor;
        if (minor != decimal.Truncate(minor))
            throw new Refusal("money.decimals", $"{currency} amounts have {currency.Decimals} decimals.");
        return new((long)minor, currency);
    }

    /// <summary>This amount times <paramref name="numerator"/> / <paramref name="denominator"/>, rounded once, half away from zero (SPEC 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The denominator is not positive.</exception>
    public Money Share(long numerator, long denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var product = (BigInteger)Minor * numerator;
        var magnitude = BigInteger.Abs(product);
        var rounded = (2 * magnitude + denominator) / (2 * (BigInteger)denominator);
        return new((long)(product.Sign < 0 ? -rounded : rounded), Currency);
    }

    public static Money Min(Money a, Money b) => a <= b ? a : b;
    public static Money Max(Money a, Money b) => a >= b ? a : b;

    public static Money operator +(Money a, Money b) => new(checked(a.Minor + b.Minor), Same(a, b));
    public static Money operator -(Money a, Money b) => new(checked(a.Minor - b.Minor), Same(a, b));
    public static Money operator -(Money a) => new(checked(-a.Minor), a.Currency);
    public static Money operator *(Money a, long times) => new(checked(a.Minor * times), a.Currency);
    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;
    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;
    public static bool operator <=(Money a, Money b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Money a, Money b) => a.CompareTo(b) >= 0;

    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other)
    {
        Same(this, other);
        return Minor.CompareTo(other.Minor);
    }

    /// <summary>For logs and the API, independent of culture: 29.90 EUR. Pages use Kit/MoneyText.</summary>
    public override string ToString() => $"{Major.ToString("F" + Currency.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)} {Currency}";

    private static Currency Same(Money a, Money b) => a.Currency == b.Currency
        ? a.Currency
        : throw new InvalidOperationException($"{a.Currency} and {b.Currency} do not mix.");
}

public static class MoneySums
{
    /// <summary>The sum, or zero of <paramref name="currency"/> when there is nothing to add.</summary>
    public static Money Sum(this IEnumerable<Money> amounts, Currency currency) =>
        amounts.Aggregate(Money.Zero(currency), (sum, amount) => sum + amount);
}
