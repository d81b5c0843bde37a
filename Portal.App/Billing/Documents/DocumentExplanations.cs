using System.Globalization;
using Portal.App.Kit;
using Portal.Domain;
using Portal.Domain.Billing;

namespace Portal.App.Billing;

/// <summary><b>Explain this amount</b> for an invoice; credit notes and first bills are in <see cref="Explanations"/>.</summary>
internal static class DocumentExplanations
{
    /// <summary>Each line with its days, then net and tax per rate.</summary>
    public static IReadOnlyList<ExplanationLine> OfInvoice(Invoice invoice, string? orderNumber) =>
    [
        .. orderNumber is null ? [] : new[] { new ExplanationLine("Ordered with", orderNumber, $"/orders/{orderNumber}") },
        .. invoice.Lines.OrderBy(line => line.Position).Select(line => new ExplanationLine(line.Text, Line(line))),
        .. invoice.TaxPerRate.Select(rate => new ExplanationLine($"{rate.Name} {rate.Rate} %", $"{Write(rate.Amount.Tax)} on {Write(rate.Amount.Net)}")),
        new("Total", Write(invoice.Total.Total)),
    ];

    private static string Line(InvoiceLine line) => line.Span is { } span
        ? $"{Write(line.Amount.Total)} for {Write(span.From)} to {Write(span.LastDay)}, {span.Days} days"
        : $"{Write(line.Amount.Total)} once";

    private static string Write(Money amount) => MoneyFormat.Format(amount, CultureInfo.CurrentCulture);

    private static string Write(DateOnly day) => DateText.Format(day, CultureInfo.CurrentCulture);
}
