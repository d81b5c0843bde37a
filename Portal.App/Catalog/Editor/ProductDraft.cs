using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;

namespace Portal.App.Catalog;

/// <summary>A product while it is being edited: every field as the form holds it, with mistakes and all.</summary>
public sealed class ProductDraft
{
    public string Code { get; set; } = "";
    public ProductType Type { get; set; } = ProductType.Internet;
    public string Name { get; set; } = "";
    public string ShortText { get; set; } = "";
    public string Details { get; set; } = "";
    public string AfterOrdering { get; set; } = "";

    /// <summary>One feature per line.</summary>
    public string Features { get; set; } = "";

    public string Badge { get; set; } = "";
    public string Icon { get; set; } = "box";
    public string Picture { get; set; } = "";
    public bool PeriodInMonths { get; set; } = true;
    public int? PeriodCount { get; set; } = 1;
    public List<PriceDraft> Prices { get; set; } = [];
    public bool PriceIncludesTax { get; set; } = true;
    public string TaxCode { get; set; } = "standard";
    public int? ContractMonths { get; set; } = 0;
    public ExecutionType Execution { get; set; }
    public List<ContentDraft> Contents { get; set; } = [];
    public bool Enabled { get; set; } = true;
    public bool ShowOnPortal { get; set; } = true;
    public HashSet<string> Partners { get; set; } = [];
    public HashSet<CustomerCategory> Categories { get; set; } = [];

    /// <summary>Separated by commas, like <see cref="Labels"/>.</summary>
    public string Locations { get; set; } = "";

    public string Labels { get; set; } = "";
    public int? SortOrder { get; set; } = 0;
    public List<AddOnDraft> AddOns { get; set; } = [];
    public List<ParameterDraft> Parameters { get; set; } = [];
    public SettingsForm SettingsForm { get; set; }
    public bool QuickOrder { get; set; }
    public bool NeedsSetup { get; set; }
    public string InternalName { get; set; } = "";

    /// <exception cref="Refusal">A field is wrong; the refusal names it.</exception>
    public Product Create() => Build(Code, Name);

    /// <summary>For looking at: a new product can be seen before it has a name or code.</summary>
    /// <exception cref="Refusal">A field is wrong; the refusal names it.</exception>
    public Product Draw() => Build("preview", string.IsNullOrWhiteSpace(Name) ? "Name of the product" : Name);

    /// <summary>Puts everything but code and type onto a product; the caller has checked that nobody changed it meanwhile.</summary>
    /// <exception cref="Refusal">A field is wrong; the refusal names it.</exception>
    public void ApplyTo(Product product) => Apply(product, Name);

    public static ProductDraft Of(Product product) => new()
    {
        Code = product.Code,
        Type = product.Type,
        Name = product.Name,
        ShortText = product.Description.ShortText,
        Details = product.Description.Details,
        AfterOrdering = product.Description.AfterOrdering,
        Features = string.Join('\n', product.Description.Features),
        Badge = product.Description.Badge,
        Icon = product.Description.Icon,
        Picture = product.Description.Picture,
        PeriodInMonths = product.Period?.InMonths ?? true,
        PeriodCount = product.Period?.Count ?? 1,
        Prices = [.. product.Prices.Select(PriceDraft.Of)],
        PriceIncludesTax = product.PriceIncludesTax,
        TaxCode = product.TaxCode,
        ContractMonths = product.ContractMonths,
        Execution = product.Execution,
        Contents = [.. product.Contents.Select(item => new ContentDraft { ProductId = item.ProductId, Quantity = item.Quantity })],
        Enabled = product.Enabled,
        ShowOnPortal = product.ShowOnPortal,
        Partners = [.. product.Audience.Partners],
        Categories = [.. product.Audience.Categories],
        Locations = string.Join(", ", product.Audience.Locations),
        Labels = string.Join(", ", product.Audience.Labels),
        SortOrder = product.SortOrder,
        AddOns = [.. product.AddOns.Select(AddOnDraft.Of)],
        Parameters = [.. product.Parameters.Select(ParameterDraft.Of)],
        SettingsForm = product.SettingsForm,
        QuickOrder = product.QuickOrder,
        NeedsSetup = product.NeedsSetup,
        InternalName = product.InternalName,
    };

    private Product Build(string code, string name)
    {
        var product = new Product(code, Description(name), Type, Period(), TaxCode);
        Apply(product, name);
        return product;
    }

    private void Apply(Product product, string name)
    {
        product.Describe(Description(name));
        product.Bill(Period(), TaxCode, PriceIncludesTax, ContractMonths ?? throw new Refusal("product.contract", "Write the months of the contract, 0 for none.", "ContractMonths"));
        foreach (var price in Prices)
            Set(product, price);
        product.Contain(Type == ProductType.Bundle ? Contents.Select(item => new BundleItem(item.ProductId, item.Quantity ?? 0)) : []);
        product.Publish(Enabled, ShowOnPortal, new Audience(
            [.. Partners.Order(StringComparer.Ordinal)], [.. Categories.Order()], CatalogWords.Listed(Locations), CatalogWords.Listed(Labels)), Execution,
            SortOrder ?? throw new Refusal("product.sort", "Write a number: lower ones come first.", "SortOrder"));
        product.Ask(this);
    }

    private BillingPeriod? Period()
    {
        if (Type == ProductType.OneTime)
            return null;
        var count = PeriodCount ?? throw new Refusal("product.period", "Choose how often the product is billed.", "Period");
        try
        {
            return PeriodInMonths ? BillingPeriod.Months(count) : BillingPeriod.Days(count);
        }
        catch (Refusal wrong)
        {
            throw new Refusal(wrong.Code, wrong.Message, "Period");
        }
    }

    private ProductDescription Description(string name)
    {
        var features = Features.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (features.Length > 12 || features.Any(feature => feature.Length > 80))
            throw new Refusal("product.features", "Write up to 12 features of up to 80 characters, one per line.", "Features");
        return new(
            Line(name, 80, "Name"), Line(ShortText, 200, "ShortText"), Text(Details, 5000, "Details"), Text(AfterOrdering, 1000, "AfterOrdering"),
            Icon, PictureAddress(), Line(Badge, 20, "Badge"), features);
    }

    // Only this site's own pictures: a foreign one would tell its host who visits, and the page policy blocks it.
    private string PictureAddress()
    {
        var picture = Line(Picture, 300, "Picture");
        return picture.Length == 0 || (picture.StartsWith("/pictures/", StringComparison.Ordinal) && !picture.Contains("..", StringComparison.Ordinal))
            ? picture
            : throw new Refusal("product.picture", "Use a picture of this site: an address that starts with /pictures/.", "Picture");
    }

    private static void Set(Product product, PriceDraft price)
    {
        try
        {
            if (price.Price is { } amount)
                product.SetPrice(Money.Of(amount, price.Currency), Money.Of(price.Setup ?? 0, price.Currency));
            else if (price.Setup is > 0)
                throw new Refusal("product.price", "A setup fee needs a price beside it; 0 is one.");
            else
                product.RemovePrice(price.Currency);
        }
        catch (Refusal wrong)
        {
            throw new Refusal(wrong.Code, wrong.Message, $"Price.{price.Currency}");
        }
    }

    private static string Line(string text, int longest, string field) => text.Trim() is var trimmed && trimmed.Length <= longest && !trimmed.Any(char.IsControl)
        ? trimmed
        : throw new Refusal("product.text", $"Use at most {longest} characters in one line.", field);

    private static string Text(string text, int longest, string field) => text.Trim() is var trimmed && trimmed.Length <= longest
        ? trimmed
        : throw new Refusal("product.text", $"Use at most {longest} characters.", field);
}

/// <summary>Major units; without a price the product is not sold in this currency.</summary>
public sealed class PriceDraft
{
    public Currency Currency { get; init; }
    public decimal? Price { get; set; }
    public decimal? Setup { get; set; }

    public static PriceDraft Of(ProductPrice price) => new() { Currency = price.Currency, Price = price.Price.Major, Setup = price.Setup.Major };
}

public sealed class ContentDraft
{
    public Id<Product> ProductId { get; set; }
    public int? Quantity { get; set; } = 1;
}
