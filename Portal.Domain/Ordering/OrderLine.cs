using Portal.Domain.Catalog;

namespace Portal.Domain.Ordering;

/// <summary>A product as it was ordered: name, price and tax of that moment, whatever becomes of the product.</summary>
public sealed class OrderLine
{
    private OrderLine() { }

    /// <param name="values">What is filled in so far; the rest is asked after ordering.</param>
    public OrderLine(Product product, Price price, IReadOnlyList<string> contents, IReadOnlyList<ParameterValue>? values = null)
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
        AddOns = [.. price.AddOns];
        Parameters = [.. product.Parameters];
        Values = [.. values ?? []];
        SettingsForm = product.SettingsForm;
        NeedsSetup = product.NeedsSetup;
        InternalName = product.InternalName;
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

    public List<OrderedAddOn> AddOns { get; private set; } = [];

    /// <summary>What setting it up needs, as the product asked for it then.</summary>
    public List<Parameter> Parameters { get; private set; } = [];

    /// <summary>What was filled in before ordering.</summary>
    public List<ParameterValue> Values { get; private set; } = [];

    public SettingsForm SettingsForm { get; private set; }

    /// <summary>Set up by a processing module.</summary>
    public bool NeedsSetup { get; private set; }

    /// <summary>Template, plan or item at the side of the modules.</summary>
    public string InternalName { get; private set; } = "";

    public TaxedAmount DueNow => Recurring + Setup + OneTime;

    /// <summary>The add-ons that the customer reads of.</summary>
    public IEnumerable<OrderedAddOn> ShownAddOns => AddOns.Where(addOn => addOn.IsShown);

    /// <summary>Add-ons of that kind in words, for the lines of a bill.</summary>
    public string Words(AddOnBilling billing) => string.Join(", ", ShownAddOns.Where(addOn => addOn.Billing == billing).Select(addOn => addOn.Words));

    /// <summary>Its line on a bill: what is bought once holds all of its add-ons; what recurs holds those that recur with it.</summary>
    public string Text => (Period is null ? string.Join(", ", ShownAddOns.Select(addOn => addOn.Words)) : Words(AddOnBilling.PerPeriod)) is { Length: > 0 } words ? $"{Name} with {words}" : Name;
}
