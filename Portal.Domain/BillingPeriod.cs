using System.Globalization;

namespace Portal.Domain;

/// <summary>
/// How long one payment lasts: 1, 3, 6 or 12 months, or 1 to 365 days (SPEC 1). Periods are counted from the first day,
/// so the end of a month is kept: 31 January, 28 February, 31 March.
/// </summary>
public readonly record struct BillingPeriod
{
    private BillingPeriod(int count, bool inMonths)
    {
        Count = count;
        InMonths = inMonths;
    }

    public int Count { get; }

    /// <summary>True when <see cref="Count"/> counts months, false when it counts days.</summary>
    public bool InMonths { get; }

    /// <exception cref="Refusal">Not 1, 3, 6 or 12.</exception>
    public static BillingPeriod Months(int count) => count is 1 or 3 or 6 or 12
        ? new(count, inMonths: true)
        : throw new Refusal("period.months", "A period has 1, 3, 6 or 12 months.");

    /// <exception cref="Refusal">Below 1 or above 365.</exception>
    public static BillingPeriod Days(int count) => count is >= 1 and <= 365
        ? new(count, inMonths: false)
        : throw new Refusal("period.days", "A period has 1 to 365 days.");

    public static BillingPeriod Month { get; } = Months(1);
    public static BillingPeriod Year { get; } = Months(12);

    /// <summary>The first day of period <paramref name="n"/> (from 0) of a service whose first day is <paramref name="first"/>.</summary>
    public DateOnly StartOf(DateOnly first, int n) => InMonths ? first.AddMonths(Count * n) : first.AddDays(Count * n);

    /// <summary>The first day after the period that begins on <paramref name="first"/>.</summary>
    public DateOnly EndOf(DateOnly first) => StartOf(first, 1);

    /// <summary>Days from <paramref name="first"/> up to, not including, the end of the period.</summary>
    public int DaysFrom(DateOnly first) => EndOf(first).DayNumber - first.DayNumber;

    /// <summary>Short and stable, for storage and the API: 1M, 12M, 30D.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count}{(InMonths ? 'M' : 'D')}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="Refusal">It is not a period.</exception>
    public static BillingPeriod Parse(string text)
    {
        if (text is { Length: > 1 } && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            if (text[^1] == 'M') return Months(count);
            if (text[^1] == 'D') return Days(count);
        }
        throw new Refusal("period.unknown", $"“{text}” is not a period. Write 1M, 3M, 6M, 12M or 1D to 365D.");
    }

    /// <summary>In words, after a price: “month”, “3 months”, “year”, “30 days”.</summary>
    public string InWords => (InMonths, Count) switch
    {
        (true, 1) => "month",
        (true, 12) => "year",
        (true, var months) => string.Create(CultureInfo.InvariantCulture, $"{months} months"),
        (false, 1) => "day",
        (false, var days) => string.Create(CultureInfo.InvariantCulture, $"{days} days"),
    };
}
