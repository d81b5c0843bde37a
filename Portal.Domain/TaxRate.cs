using System.Globalization;

namespace Portal.Domain;

/// <summary>A tax rate in hundredths of a percent: 1900 is 19 %.</summary>
public readonly record struct TaxRate
{
    /// <exception cref="Refusal">The rate is below 0 or above 100 %.</exception>
    public TaxRate(int basisPoints)
    {
        if (basisPoints is < 0 or > 10000)
            throw new Refusal("tax.range", "A tax rate lies between 0 and 100 percent.");
        BasisPoints = basisPoints;
    }

    public int BasisPoints { get; private init; }

    /// <summary>Net plus tax of a price that is named without tax; the tax is rounded once, half away from zero.</summary>
    public TaxedAmount OnNet(Money net) => new(net, net.Share(BasisPoints, 10000));

    /// <summary>Net and tax within a price that is named with tax: the total is exactly that price.</summary>
    public TaxedAmount WithinGross(Money gross)
    {
        var tax = gross.Share(BasisPoints, 10000 + BasisPoints);
        return new(gross - tax, tax);
    }

    /// <summary>Percent in invariant form: 19 or 5.5.</summary>
    public override string ToString() => (BasisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}
