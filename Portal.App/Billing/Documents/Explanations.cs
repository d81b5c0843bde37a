using System.Globalization;
using Portal.App.Kit;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Catalog;
using Portal.Domain.Ordering;

namespace Portal.App.Billing;

/// <summary>The answers to <b>Explain this amount</b>: formula, dates, documents and events that an amount came from (SPEC 4).</summary>
internal static class Explanations
{
    /// <summary>What a start date changes at a first period that is paid.</summary>
    public static IReadOnlyList<ExplanationLine> OfCorrection(CreditCorrection correction, TaxedAmount paidRecurring)
    {
        var lines = Credit(correction.Credit, paidRecurring);
        var given = correction.Credit.Amount.Total - correction.Issue.Total;
        if (given.IsPositive)
            lines.Add(new("Already credited", $"{Write(given)} by earlier credit notes, so {Write(correction.Issue.Total)} remains"));
        foreach (var note in correction.Void)
            lines.Add(new("Replaced", $"Credit note {note.Number} over {Write(note.Amount.Total)} is voided"));
        return lines;
    }

    public static IReadOnlyList<ExplanationLine> OfCreditNote(CreditNote note, TaxedAmount paidRecurring, string? invoiceNumber)
    {
        var credit = new Credit(note.Paid, note.StartDate, note.UnusedDays, paidRecurring.Share(note.UnusedDays, note.Paid.Days));
        var lines = Credit(credit, paidRecurring);
        if (credit.Amount.Total != note.Amount.Total)
            lines.Add(new("Already credited", $"{Write(credit.Amount.Total - note.Amount.Total)} by earlier credit notes, so this one gives {Write(note.Amount.Total)}"));
        if (invoiceNumber is not null)
            lines.Add(new("Paid with", $"Invoice {invoiceNumber}"));
        return lines;
    }

    public static IReadOnlyList<ExplanationLine> OfFirstBill(OrderLine line, DateOnly start)
    {
        var lines = new List<ExplanationLine>();
        if (line.Period is { } period)
            lines.Add(new("First period", $"{Write(line.Recurring.Total)} for {Write(start)} to {Write(period.EndOf(start).AddDays(-1))}, {period.DaysFrom(start)} days"));
        if (line.DiscountBasisPoints > 0)
            lines.Add(new("Discount", $"{(line.DiscountBasisPoints / 100m).ToString("0.##", CultureInfo.CurrentCulture)} % is already taken off each period"));
        foreach (var addOn in line.ShownAddOns)
            lines.Add(new(addOn.Words, $"{Write(addOn.Price)}{(addOn.Billing == AddOnBilling.Once ? " once" : "")}, in it"));
        if (!line.Setup.IsZero)
            lines.Add(new("Setup fee", $"{Write(line.Setup.Total)} once"));
        if (!line.OneTime.IsZero)
            lines.Add(new(line.Period is null ? "Price" : "Add-ons", $"{Write(line.OneTime.Total)} once"));
        lines.Add(new("Tax", $"{line.TaxName} {line.TaxRate} %: {Write(line.DueNow.Tax)} of {Write(line.DueNow.Total)}"));
        return lines;
    }

    private static List<ExplanationLine> Credit(Credit credit, TaxedAmount paidRecurring) =>
    [
        new("Paid", $"{Write(paidRecurring.Total)} for {Write(credit.Paid.From)} to {Write(credit.Paid.LastDay)}, {credit.Paid.Days} days. Setup fees and one-time products are not credited."),
        new("Start date", $"{Write(credit.Start)}: {credit.UnusedDays} days before it were not used"),
        new("Formula", $"{Write(paidRecurring.Total)} × {credit.UnusedDays} / {credit.Paid.Days} = {Write(credit.Amount.Total)}, rounded once"),
        new("Tax", $"{Write(paidRecurring.Tax)} × {credit.UnusedDays} / {credit.Paid.Days} = {Write(credit.Amount.Tax)}; net {Write(credit.Amount.Net)}"),
    ];

    private static string Write(Money amount) => MoneyFormat.Format(amount, CultureInfo.CurrentCulture);

    private static string Write(DateOnly day) => DateText.Format(day, CultureInfo.CurrentCulture);
}
