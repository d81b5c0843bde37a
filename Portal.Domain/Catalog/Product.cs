using Portal.Domain.Customers;
using Portal.Domain.Partners;

namespace Portal.Domain.Catalog;

/// <summary>In the order in which cards are grouped (SPEC 2).</summary>
public enum ProductType { Bundle, Internet, Voice, Recurring, OneTime }

/// <summary>Whether a new order is carried out by the system or by staff (SPEC 8).</summary>
public enum ExecutionType { Automatic, Manual }

/// <summary>Domain and certificate products ask through a wizard of their own steps, other types in one form (SPEC 6).</summary>
public enum SettingsForm { Plain, Domain, Certificate }

/// <summary>A tariff plan (SPEC 1). What was ordered keeps its own snapshot: changing a product never changes an order.</summary>
public sealed class Product
{
    private readonly List<ProductPrice> _prices = [];
    private readonly List<BundleItem> _contents = [];
    private readonly List<AddOn> _addOns = [];
    private readonly List<Parameter> _parameters = [];

    private Product() { }

    /// <exception cref="Refusal">The code is no short name, or the period does not fit the type.</exception>
    public Product(string code, ProductDescription description, ProductType type, BillingPeriod? period, string taxCode)
    {
        Id = Id<Product>.New();
        Code = Slug.Of(code, "Code");
        Type = type;
        TaxCode = taxCode;
        Describe(description);
        Bill(period, taxCode, priceIncludesTax: true, contractMonths: 0);
    }

    public Id<Product> Id { get; private set; }

    /// <summary>The short name in <c>/order/{code}</c>, unique.</summary>
    public string Code { get; private set; } = "";

    public ProductType Type { get; private set; }
    public ProductDescription Description { get; private set; } = ProductDescription.Empty;
    public string Name => Description.Name;

    /// <summary>Null for one-time products only.</summary>
    public BillingPeriod? Period { get; private set; }

    /// <summary>One price per currency; a partner sells the product only when it is priced in the partner's currency.</summary>
    public IReadOnlyList<ProductPrice> Prices => _prices;

    /// <summary>Whether the prices already contain the tax.</summary>
    public bool PriceIncludesTax { get; private set; }

    /// <summary>Which of the partner's tax rates applies.</summary>
    public string TaxCode { get; private set; } = "";

    /// <summary>The shortest time the contract runs, in months; 0 when it can end at any time.</summary>
    public int ContractMonths { get; private set; }

    public ExecutionType Execution { get; private set; }

    /// <summary>What a bundle contains.</summary>
    public IReadOnlyList<BundleItem> Contents => _contents;

    /// <summary>Priced options, in the order in which they are asked.</summary>
    public IReadOnlyList<AddOn> AddOns => _addOns;

    /// <summary>Data that setting it up needs, in the order in which they are asked.</summary>
    public IReadOnlyList<Parameter> Parameters => _parameters;

    /// <summary><b>Quick order</b>: into the cart without further questions, or with those about add-ons and the last step only (SPEC 6).</summary>
    public bool QuickOrder { get; private set; }

    /// <summary>Which form asks for the parameters.</summary>
    public SettingsForm SettingsForm { get; private set; }

    /// <summary>Set up by a processing module; without one that works the product is not offered (SPEC 7). Otherwise it is active at once.</summary>
    public bool NeedsSetup { get; private set; }

    /// <summary>Template, plan or item at the side of the modules; several products may share one (SPEC 7).</summary>
    public string InternalName { get; private set; } = "";

    public bool Enabled { get; private set; } = true;

    /// <summary><b>Show tariff on Customer portal</b>.</summary>
    public bool ShowOnPortal { get; private set; } = true;

    public Audience Audience { get; private set; } = Audience.Everyone;

    /// <summary>Cards of one group are shown in this order, then by name.</summary>
    public int SortOrder { get; private set; }

    public int Version { get; private set; }

    public ProductPrice? PriceIn(Currency currency) => _prices.Find(price => price.Currency == currency);

    public void Describe(ProductDescription description)
    {
        if (string.IsNullOrWhiteSpace(description.Name))
            throw new Refusal("product.name", "Give the product a name.", "Name");
        Description = description;
    }

    /// <exception cref="Refusal">A one-time product with a period, or another one without.</exception>
    public void Bill(BillingPeriod? period, string taxCode, bool priceIncludesTax, int contractMonths)
    {
        if (Type == ProductType.OneTime && period is not null)
            throw new Refusal("product.period", "A one-time product has no period.", "Period");
        if (Type != ProductType.OneTime && period is null)
            throw new Refusal("product.period", "Choose how often the product is billed.", "Period");
        if (contractMonths is < 0 or > 120)
            throw new Refusal("product.contract", "A contract runs from 0 to 120 months.", "ContractMonths");
        Period = period;
        TaxCode = taxCode;
        PriceIncludesTax = priceIncludesTax;
        ContractMonths = contractMonths;
    }

    /// <summary>Sets or replaces the price in its currency.</summary>
    /// <exception cref="Refusal">A price is negative.</exception>
    public void SetPrice(Money price, Money setupFee)
    {
        if (price.IsNegative || setupFee.IsNegative)
            throw new Refusal("product.price", "Prices are zero or more.", "Price");
        if (price.Currency != setupFee.Currency)
            throw new InvalidOperationException("Price and setup fee have one currency.");
        _prices.RemoveAll(known => known.Currency == price.Currency);
        _prices.Add(new ProductPrice(price.Currency, price.Minor, setupFee.Minor));
    }

    /// <summary>The product is no longer sold in this currency.</summary>
    public void RemovePrice(Currency currency) => _prices.RemoveAll(known => known.Currency == currency);

    /// <exception cref="Refusal">Not a bundle, or it would contain itself.</exception>
    public void Contain(IEnumerable<BundleItem> items)
    {
        var contents = items.ToList();
        if (contents.Count > 0 && Type != ProductType.Bundle)
            throw new Refusal("product.contents", "Only a bundle contains other products.", "Contents");
        if (contents.Exists(item => item.ProductId == Id))
            throw new Refusal("product.contents", "A bundle cannot contain itself.", "Contents");
        if (contents.Exists(item => item.Quantity is < 1 or > 1000))
            throw new Refusal("product.contents", "A quantity lies between 1 and 1000.", "Contents");
        _contents.Clear();
        _contents.AddRange(contents);
    }

    /// <summary>Replaces the add-ons and parameters. What was ordered before keeps its own.</summary>
    /// <exception cref="Refusal">One of them is unusable, or two share a short name.</exception>
    public void Ask(IEnumerable<AddOn> addOns, IEnumerable<Parameter> parameters, SettingsForm form, bool quickOrder)
    {
        var options = addOns.Select(addOn => addOn.Checked()).ToList();
        var data = parameters.Select(parameter => parameter.Checked()).ToList();
        if (options.Select(addOn => addOn.Code).Distinct().Count() < options.Count)
            throw new Refusal("addon.twice", "Two add-ons have the same short name.", "AddOns");
        if (data.Select(parameter => parameter.Code).Distinct().Count() < data.Count)
            throw new Refusal("parameter.twice", "Two parameters have the same short name.", "Parameters");
        if (data.Find(parameter => parameter.MostFrom.Length > 0 && !options.Exists(addOn => addOn.Code == parameter.MostFrom)) is { } lost)
            throw new Refusal("parameter.most-from", $"{lost.Name} takes its limit from “{lost.MostFrom}”, which is no add-on of this product.", "Parameters");
        _addOns.Clear();
        _addOns.AddRange(options);
        _parameters.Clear();
        _parameters.AddRange(data);
        SettingsForm = form;
        QuickOrder = quickOrder;
    }

    /// <exception cref="Refusal">Modules would not know what to set up.</exception>
    public void SetUpBy(bool modules, string internalName)
    {
        InternalName = internalName.Trim();
        if (modules && InternalName.Length is 0 or > 100)
            throw new Refusal("product.internal-name", "Write the name by which processing modules know this product, up to 100 characters.", "InternalName");
        NeedsSetup = modules;
    }

    public void Publish(bool enabled, bool showOnPortal, Audience audience, ExecutionType execution, int sortOrder)
    {
        Enabled = enabled;
        ShowOnPortal = showOnPortal;
        Audience = audience;
        Execution = execution;
        SortOrder = sortOrder;
    }

    /// <summary>Whether a customer of <paramref name="partner"/> (or a visitor, when null) is offered this product (SPEC 2).</summary>
    public bool IsOfferedTo(Partner partner, Customer? customer) =>
        Enabled && ShowOnPortal && PriceIn(partner.Currency) is not null
        && partner.TaxRates.Any(rate => rate.Code == TaxCode)
        && _addOns.TrueForAll(addOn => addOn.IsPricedIn(partner.Currency))
        && Audience.Includes(partner, customer);
}

/// <summary>The words and pictures of a card.</summary>
/// <param name="Details">Shown under <b>View details</b>.</param>
/// <param name="AfterOrdering">What happens after ordering, in a sentence or two.</param>
/// <param name="Icon">A name from Kit/Icon.</param>
/// <param name="Badge">A word on the card such as Popular; empty for none.</param>
public sealed record ProductDescription(
    string Name, string ShortText, string Details, string AfterOrdering, string Icon, string Picture, string Badge, IReadOnlyList<string> Features)
{
    public static ProductDescription Empty { get; } = new("", "", "", "", "box", "", "", []);
}

/// <summary>Minor units of one currency: the price per period (or once) and the setup fee.</summary>
public sealed record ProductPrice(Currency Currency, long PriceMinor, long SetupMinor)
{
    public Money Price => new(PriceMinor, Currency);
    public Money Setup => new(SetupMinor, Currency);
}

/// <summary>Part of a bundle.</summary>
public sealed record BundleItem(Id<Product> ProductId, int Quantity);
