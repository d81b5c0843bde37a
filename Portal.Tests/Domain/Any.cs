using FsCheck;
using FsCheck.Fluent;

namespace Portal.Tests.Domain;

/// <summary>Random values of the domain, for properties. Small numbers come often: roundings and ends of ranges show there.</summary>
public static class Any
{
    public static Gen<Currency> Currency { get; } = Gen.Elements("EUR", "USD", "JPY", "KWD").Select(code => new Currency(code));

    public static Gen<long> Minor { get; } = Gen.OneOf(Gen.Choose(0, 20), Gen.Choose(0, 10_000), Gen.Choose(0, int.MaxValue)).Select(minor => (long)minor);

    public static Gen<long> SignedMinor { get; } =
        from minor in Minor
        from sign in Gen.Elements(1, -1)
        select minor * sign;

    public static Gen<Money> Money { get; } =
        from minor in SignedMinor
        from currency in Currency
        select new Money(minor, currency);

    public static Gen<TaxRate> TaxRate { get; } =
        Gen.OneOf(Gen.Elements(0, 700, 1900, 2000, 2500, 10000), Gen.Choose(0, 10000)).Select(points => new TaxRate(points));

    public static Gen<BillingPeriod> Period { get; } = Gen.OneOf(
        Gen.Elements(1, 3, 6, 12).Select(BillingPeriod.Months),
        Gen.Choose(1, 365).Select(BillingPeriod.Days));

    /// <summary>From 1990 to 2080, ends of months and leap days often.</summary>
    public static Gen<DateOnly> Date { get; } = Gen.OneOf(
        Gen.Choose(new DateOnly(1990, 1, 1).DayNumber, new DateOnly(2080, 1, 1).DayNumber).Select(DateOnly.FromDayNumber),
        from year in Gen.Choose(1990, 2080)
        from month in Gen.Choose(1, 12)
        select new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    /// <summary>What was paid for a period: a price with or without tax, after a discount, down to nothing.</summary>
    public static Gen<TaxedAmount> PaidAmount { get; } =
        from minor in Minor
        from currency in Currency
        from tax in TaxRate
        from includesTax in Gen.Elements(true, false)
        from discount in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 10000))
        let price = new Money(minor, currency).Share(10000 - discount, 10000)
        select includesTax ? tax.WithinGross(price) : tax.OnNet(price);
}
