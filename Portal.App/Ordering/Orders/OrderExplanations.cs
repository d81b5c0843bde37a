using System.Globalization;
using Portal.App.Kit;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Ordering;

namespace Portal.App.Ordering;

/// <summary><b>Explain this amount</b> for what customers see before and after they order.</summary>
internal static class OrderExplanations
{
    public static IReadOnlyList<ExplanationLine> OfCartLine(CartLineAnswer line)
    {
        var lines = new List<ExplanationLine>();
        if (line.Discount.IsPositive)
        {
            lines.Add(new("List price", Write(line.Recurring.Total + line.Discount)));
            lines.Add(new($"Discount {Percent(line.DiscountBasisPoints)}", $"− {Write(line.Discount)}"));
        }
        if (line.Period is { } period)
            lines.Add(new($"Every {period.InWords}", Write(line.Recurring.Total)));
        else
            lines.Add(new("Once", Write(line.OneTime.Total)));
        foreach (var addOn in line.Data.AddOns)
            lines.Add(new(addOn.Words, $"{Write(addOn.Price)}{(addOn.Billing == AddOnBilling.Once ? " once" : "")}{(line.Discount.IsPositive && addOn.Billing == AddOnBilling.PerPeriod ? " before the discount" : "")}, in it"));
        if (line.Period is not null && !line.OneTime.IsZero)
            lines.Add(new("Add-ons, once", Write(line.OneTime.Total)));
        if (!line.Setup.IsZero)
            lines.Add(new("Setup, once", Write(line.Setup.Total)));
        lines.Add(new($"{line.TaxName} {line.TaxRate} %", $"{Write(line.DueNow.Tax)} on {Write(line.DueNow.Net)}"));
        lines.Add(new("Due at first", Write(line.DueNow.Total)));
        return lines;
    }

    public static IReadOnlyList<ExplanationLine> OfCart(CartContentsAnswer cart) =>
    [
        .. cart.Lines.Where(line => line.IsOffered).Select(line => new ExplanationLine(line.Name, Parts(line.Recurring, line.Setup, line.OneTime))),
        new("Net", Write(cart.DueNow.Net)),
        new("Tax", $"+ {Write(cart.DueNow.Tax)}"),
        new(cart.AcceptsPayment ? "Due today" : "First bill", Write(cart.DueNow.Total)),
    ];

    public static IReadOnlyList<ExplanationLine> OfOrder(IEnumerable<OrderLine> lines, TaxedAmount total) =>
    [
        .. lines.Select(line => new ExplanationLine(line.Name, Parts(line.Recurring, line.Setup, line.OneTime))),
        new("Net", Write(total.Net)),
        new("Tax", $"+ {Write(total.Tax)}"),
        new("Total", Write(total.Total)),
    ];

    private static string Parts(TaxedAmount recurring, TaxedAmount setup, TaxedAmount oneTime) =>
        string.Join(" + ", new[] { recurring, oneTime, setup }.Where(part => !part.IsZero).Select(part => Write(part.Total)).DefaultIfEmpty(Write(Money.Zero(recurring.Currency))));

    private static string Percent(int basisPoints) => (basisPoints / 100m).ToString("0.##", CultureInfo.CurrentCulture) + " %";

    private static string Write(Money amount) => MoneyFormat.Format(amount, CultureInfo.CurrentCulture);
}
