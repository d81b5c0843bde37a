using Portal.Domain.Billing;
using Portal.Domain.Catalog;
using Portal.Domain.Services;

namespace Portal.Domain.Ordering;

/// <summary>A product as it was ordered: name, price and tax of that moment, whatever becomes of the product.</summary>
public sealed class OrderLine
{
    private OrderLine() { }

    public OrderLine(Product product, Price price, IReadOnlyList<string> contents)
    {
        Id = Id<OrderLine>.New();
        ProductId = product.Id;
        ProductCode = product.Code;
        Name = product.Name;
        Type = product.Type;
        Execution = product.Execution;
        Period = product.Period;
        ContractMonths = product.ContractMonths;
        TaxName = price.Tax.Name;
        TaxRate = price.Tax.Rate;
        DiscountBasisPoints = price.DiscountBasisPoints;
        Recurring = price.Recurring;
        Setup = price.Setup;
        OneTime = price.OneTime;
        Contents = contents;
    }

    public Id<OrderLine> Id { get; private set; }
    public int Position { get; internal set; }
    public Id<Product> ProductId { get; private set; }
    public string ProductCode { get; private set; } = "";
    public string Name { get; private set; } = "";
    public ProductType Type { get; private set; }
    public ExecutionType Execution { get; private set; }
    public BillingPeriod? Period { get; private set; }
    public int ContractMonths { get; private set; }
    public string TaxName { get; private set; } = "";
    public TaxRate TaxRate { get; private set; }
    public int DiscountBasisPoints { get; private set; }
    public TaxedAmount Recurring { get; private set; }
    public TaxedAmount Setup { get; private set; }
    public TaxedAmount OneTime { get; private set; }

    /// <summary>Names of what a bundle contains.</summary>
    public IReadOnlyList<string> Contents { get; private set; } = [];

    public TaxedAmount DueNow => Recurring + Setup + OneTime;

    /// <summary>The lines of its first invoice: the first period from <paramref name="start"/>, the setup fee, the one-time price.</summary>
    public IEnumerable<InvoiceLine> Bill(DateOnly start, Id<Service>? serviceId)
    {
        if (Period is { } period)
            yield return new InvoiceLine(Name, new DateSpan(start, period.EndOf(start)), TaxName, TaxRate, Recurring, serviceId);
        if (!OneTime.IsZero || Period is null)
            yield return new InvoiceLine(Name, null, TaxName, TaxRate, OneTime, serviceId);
        if (!Setup.IsZero)
            yield return new InvoiceLine($"{Name}: setup", null, TaxName, TaxRate, Setup, serviceId);
    }
}
