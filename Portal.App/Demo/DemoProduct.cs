using Portal.Domain;
using Portal.Domain.Catalog;

namespace Portal.App.Demo;

/// <summary>A product of the demo as one reads it; <see cref="Make"/> turns it into the real one.</summary>
internal sealed record DemoProduct(string Code, ProductType Type, string? Period)
{
    public required string Name { get; init; }
    public required string Text { get; init; }
    public required string Details { get; init; }
    public string After { get; init; } = "We set it up by ourselves within minutes and write to you when it runs.";
    public string Icon { get; init; } = "box";
    public string Picture { get; init; } = "";
    public string Badge { get; init; } = "";
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>Price and setup fee; not sold in a currency that is missing.</summary>
    public (decimal Price, decimal Setup)? Eur { get; init; }
    public (decimal Price, decimal Setup)? Gbp { get; init; }
    public (decimal Price, decimal Setup)? Jpy { get; init; }

    public string Tax { get; init; } = "standard";
    public bool WithoutTax { get; init; }
    public int Contract { get; init; }
    public bool ByHand { get; init; }
    public bool Enabled { get; init; } = true;
    public bool Shown { get; init; } = true;
    public Audience For { get; init; } = Audience.Everyone;
    public IReadOnlyList<(string Code, int Quantity)> Contains { get; init; } = [];

    /// <summary>The name by which modules know it; empty when there is nothing to set up.</summary>
    public string Setup { get; init; } = "";

    public bool Quick { get; init; }
    public SettingsForm Form { get; init; }
    public IReadOnlyList<AddOn> AddOns { get; init; } = [];
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <param name="made">The products before it: what a bundle contains comes first.</param>
    public Product Make(IReadOnlyDictionary<string, Product> made, int position)
    {
        var period = Period is null ? (BillingPeriod?)null : BillingPeriod.Parse(Period);
        var product = new Product(Code, new(Name, Text, Details, After, Icon, Picture, Badge, Features), Type, period, Tax);
        product.Bill(period, Tax, priceIncludesTax: !WithoutTax, Contract);
        SetPrice(product, Eur, Currency.Eur);
        SetPrice(product, Gbp, Currency.Gbp);
        SetPrice(product, Jpy, Currency.Jpy);
        product.Ask(AddOns, Parameters, Form, Quick);
        product.SetUpBy(Setup.Length > 0, Setup);
        product.Contain(Contains.Select(item => new BundleItem(made[item.Code].Id, item.Quantity)));
        product.Publish(Enabled, Shown, For, ByHand ? ExecutionType.Manual : ExecutionType.Automatic, position * 10);
        return product;
    }

    private static void SetPrice(Product product, (decimal Price, decimal Setup)? price, Currency currency)
    {
        if (price is { } given)
            product.SetPrice(Money.Of(given.Price, currency), Money.Of(given.Setup, currency));
    }
}
