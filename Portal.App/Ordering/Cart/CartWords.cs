using System.Globalization;
using Portal.App.Kit;
using Portal.Domain;

namespace Portal.App.Ordering;

/// <summary>What the cart says in sentences.</summary>
public static class CartWords
{
    /// <summary>“Monthly price, contract 24 months”; a period or once, and how long it binds.</summary>
    public static string Terms(CartLineAnswer line)
    {
        var period = line.Period is { } every ? $"Billed every {every.InWords}" : "Bought once";
        return line.ContractMonths > 0 ? $"{period}, contract at least {line.ContractMonths} months" : period;
    }

    /// <summary>“Then €29.90 every month and €12.00 every year.”; empty when nothing recurs.</summary>
    public static string ThenRecurring(CartContentsAnswer cart) => cart.Recurring.Count == 0 ? ""
        : $"Then {Joined([.. cart.Recurring.Select(total => $"{Write(total.Amount.Total)} every {total.Period.InWords}")])}.";

    /// <summary>The exact first bill for the wished start date (SPEC 3).</summary>
    public static string FirstBill(CartContentsAnswer cart)
    {
        var bill = cart.FirstBill;
        if (cart.AcceptsPayment)
            return bill.GivenBack.IsZero
                ? $"Paid today{Days(cart, bill.From, ":")}."
                : $"Paid today{Days(cart, bill.From, ":")}; when we confirm your start date {Write(bill.Wished!.Value)} you get back {Write(bill.GivenBack.Total)} for {Unused(cart, bill)}.";
        return bill.Wished is null
            ? $"First bill {Write(bill.Due.Total)}, from the day on which we approve it."
            : $"First bill {Write(bill.Due.Total)}{Days(cart, bill.From, ":")}.";
    }

    // The days of the first period: one sentence when all lines have the same, else line by line.
    private static string Days(CartContentsAnswer cart, DateOnly from, string before)
    {
        var recurring = cart.Lines.Where(line => line is { IsOffered: true, Period: not null }).ToList();
        var spans = recurring.Select(line => Span(from, line.Period!.Value)).Distinct(StringComparer.Ordinal).ToList();
        return spans.Count switch
        {
            0 => ", once",
            1 => $" for {spans[0]}",
            _ => $"{before} {string.Join("; ", recurring.Select(line => $"{line.Name} for {Span(from, line.Period!.Value)}").Distinct(StringComparer.Ordinal))}",
        };
    }

    // A wish beyond the end of a period gives back all of it, and no more days than it has.
    private static string Unused(CartContentsAnswer cart, FirstBill bill)
    {
        var days = cart.Lines.Where(line => line is { IsOffered: true, Period: not null })
            .Select(line => Math.Min(bill.UnusedDays, line.Period!.Value.DaysFrom(bill.From))).Distinct().ToList();
        return days switch { [] => "no days", [1] => "1 unused day", [var same] => $"{same} unused days", _ => $"the unused days of each, up to {days.Max()}" };
    }

    private static string Span(DateOnly from, BillingPeriod period) => $"{Write(from)} to {Write(period.EndOf(from).AddDays(-1))}";

    private static string Joined(IReadOnlyList<string> parts) => parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}";

    private static string Write(Money amount) => MoneyFormat.Format(amount, CultureInfo.CurrentCulture);

    private static string Write(DateOnly day) => DateText.Format(day, CultureInfo.CurrentCulture);
}
