namespace Portal.Domain;

/// <summary>An amount split into net and tax. Net + tax = total always holds, because the total is their sum.</summary>
public readonly record struct TaxedAmount
{
    public TaxedAmount(long netMinor, long taxMinor, Currency currency)
    {
        NetMinor = netMinor;
        TaxMinor = taxMinor;
        Currency = currency;
    }

    public TaxedAmount(Money net, Money tax) : this(net.Minor, tax.Minor, net.Currency)
    {
        if (net.Currency != tax.Currency)
            throw new InvalidOperationException($"{net.Currency} and {tax.Currency} do not mix.");
    }

    /// <summary>Minor units without tax.</summary>
    public long NetMinor { get; private init; }

    /// <summary>Minor units of tax.</summary>
    public long TaxMinor { get; private init; }

    public Currency Currency { get; private init; }

    public Money Net => new(NetMinor, Currency);
    public Money Tax => new(TaxMinor, Currency);
    public Money Total => Net + Tax;
    public bool IsZero => NetMinor == 0 && TaxMinor == 0;

    public static TaxedAmount Zero(Currency currency) => new(0, 0, currency);

    /// <summary>The total and the tax in the same proportion, each rounded once; the net is what remains (SPEC 4).</summary>
    public TaxedAmount Share(long numerator, long denominator)
    {
        var tax = Tax.Share(numerator, denominator);
        return new(Total.Share(numerator, denominator) - tax, tax);
    }

    public static TaxedAmount operator +(TaxedAmount a, TaxedAmount b) => new(a.Net + b.Net, a.Tax + b.Tax);
    public static TaxedAmount operator -(TaxedAmount a, TaxedAmount b) => new(a.Net - b.Net, a.Tax - b.Tax);

    public override string ToString() => $"{Total} ({Net} + {Tax})";
}

public static class TaxedAmountSums
{
    /// <summary>The sum, or zero of <paramref name="currency"/> when there is nothing to add.</summary>
    public static TaxedAmount Sum(this IEnumerable<TaxedAmount> amounts, Currency currency) =>
        amounts.Aggregate(TaxedAmount.Zero(currency), (sum, amount) => sum + amount);
}
