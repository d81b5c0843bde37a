namespace Portal.Domain.Billing;

/// <summary>What an approval with a later start date gives back (SPEC 4).</summary>
/// <param name="Paid">The paid days [P, E).</param>
/// <param name="Start">The start date S that it was computed for.</param>
/// <param name="UnusedDays">min(S - P, E - P).</param>
/// <param name="Amount">Zero when there are no unused days.</param>
public readonly record struct Credit(DateSpan Paid, DateOnly Start, int UnusedDays, TaxedAmount Amount);

public static class Proration
{
    /// <summary>
    /// The credit for a service that was paid for <paramref name="paid"/> and starts on <paramref name="start"/> (SPEC 4):
    /// paid recurring amount x unused days / days in the period, rounded once, tax in the same proportion.
    /// </summary>
    /// <param name="paidRecurring">What was paid for the period, after discounts. Setup fees and one-time products never belong to it.</param>
    /// <exception cref="Refusal">The start lies before the payment date.</exception>
    public static Credit Credit(TaxedAmount paidRecurring, DateSpan paid, DateOnly start)
    {
        if (start < paid.From)
            throw new Refusal("approval.before-payment",
                $"This service was paid from {paid.From:yyyy-MM-dd}. Choose that day or a later one.", "StartDate");
        var unused = Math.Min(start.DayNumber - paid.From.DayNumber, paid.Days);
        return new(paid, start, unused, unused == 0 ? TaxedAmount.Zero(paidRecurring.Currency) : paidRecurring.Share(unused, paid.Days));
    }
}
