using Portal.Domain;
using Portal.Domain.Catalog;

namespace Portal.App.Catalog;

/// <summary>An add-on while it is being edited, with mistakes and all.</summary>
public sealed class AddOnDraft
{
    /// <summary>The row's name in the form: what is refused about it stands under it, wherever it was moved.</summary>
    public string Row { get; } = $"AddOn.{Guid.CreateVersion7():N}";

    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string Help { get; set; } = "";
    public AddOnKind Kind { get; set; }
    public AddOnBilling Billing { get; set; }
    public int? Included { get; set; } = 0;
    public int? Min { get; set; } = 0;
    public int? Max { get; set; } = 10;

    /// <summary>Yes/no and quantity have the first one only.</summary>
    public List<OptionDraft> Options { get; set; } = [new()];

    public static AddOnDraft Of(AddOn addOn) => new()
    {
        Code = addOn.Code,
        Name = addOn.Name,
        Help = addOn.Help,
        Kind = addOn.Kind,
        Billing = addOn.Billing,
        Included = addOn.Included,
        Min = addOn.Min,
        Max = addOn.Max,
        Options = [.. addOn.Options.Select(OptionDraft.Of)],
    };

    /// <exception cref="Refusal">A figure is missing, or a price has too many decimals.</exception>
    public AddOn Build() => new(
        Code, Name, Help.Trim(), Kind, Billing, Kind == AddOnKind.Quantity ? Figure(Included, "how much is included") : 0,
        Kind == AddOnKind.Quantity ? Figure(Min, "the least") : 0, Kind == AddOnKind.Quantity ? Figure(Max, "the most") : 1,
        [.. (Kind == AddOnKind.Choice ? Options : Options.Take(1)).Select(option => option.Build(Kind == AddOnKind.Choice))]);

    private static int Figure(int? number, string what) => number ?? throw new Refusal("addon.bounds", $"Write {what} as a whole number.");
}

/// <summary>What is priced of an add-on: the pieces, or one of several to choose from.</summary>
public sealed class OptionDraft
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";

    /// <summary>Major units by currency; without one it is not sold there.</summary>
    public Dictionary<Currency, decimal?> Prices { get; set; } = [];

    public static OptionDraft Of(AddOnOption option) => new()
    {
        Code = option.Code,
        Name = option.Name,
        Prices = option.Prices.ToDictionary(price => price.Currency, price => (decimal?)new Money(price.Minor, price.Currency).Major),
    };

    public AddOnOption Build(bool named) => new(
        named ? Code.Trim().ToLowerInvariant() : "", named ? Name.Trim() : "",
        [.. Prices.Where(price => price.Value is not null).OrderBy(price => price.Key.Code, StringComparer.Ordinal).Select(price => new AddOnPrice(price.Key, Money.Of(price.Value!.Value, price.Key).Minor))]);
}
