using Portal.Domain.Catalog;
using Portal.Domain.Ordering;
using Portal.Domain.Services;

namespace Portal.Domain.Billing;

public static class FirstInvoice
{
    /// <summary>What it bills of an ordered product: the first period from <paramref name="start"/>, the setup fee, the one-time price.</summary>
    public static IEnumerable<InvoiceLine> Lines(OrderLine line, DateOnly start, Id<Service>? serviceId)
    {
        if (line.Period is { } period)
            yield return new InvoiceLine(line.Text, new DateSpan(start, period.EndOf(start)), line.TaxName, line.TaxRate, line.Recurring, serviceId);
        if (!line.OneTime.IsZero || line.Period is null)
            yield return new InvoiceLine(line.Period is null ? line.Text : $"{line.Name}: {line.Words(AddOnBilling.Once)}", null, line.TaxName, line.TaxRate, line.OneTime, serviceId);
        if (!line.Setup.IsZero)
            yield return new InvoiceLine($"{line.Name}: setup", null, line.TaxName, line.TaxRate, line.Setup, serviceId);
    }
}
