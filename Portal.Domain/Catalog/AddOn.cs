namespace Portal.Domain.Catalog;

/// <summary>How a customer chooses an add-on: have it or not, how many, or which one.</summary>
public enum AddOnKind { YesNo, Quantity, Choice }

/// <summary>NotBilled is <b>Do not bill</b>: part of the product, invisible to customers and not changeable by them (SPEC 1).</summary>
public enum AddOnBilling { PerPeriod, Once, NotBilled }

/// <summary>A priced option of a product (SPEC 1).</summary>
/// <param name="Code">A short name, unique in its product; processing modules read it.</param>
/// <param name="Included">How much the product's own price covers; of a quantity only.</param>
/// <param name="Min">The least that is ordered; of a quantity only.</param>
/// <param name="Max">The most that is ordered; of a quantity only.</param>
/// <param name="Options">What is priced: one for yes/no and quantity (per piece), several for a choice.</param>
public sealed record AddOn(string Code, string Name, string Help, AddOnKind Kind, AddOnBilling Billing, int Included, int Min, int Max, IReadOnlyList<AddOnOption> Options)
{
    public const int MostPieces = 10_000;

    /// <summary>Whether customers see it and are asked.</summary>
    public bool IsAsked => Billing != AddOnBilling.NotBilled;

    /// <summary>What holds when nobody chose: not taken, the included quantity, the first choice. What is not asked is part of the product.</summary>
    public AddOnPick Default => Kind switch
    {
        AddOnKind.YesNo => new(Code, IsAsked ? 0 : 1, ""),
        AddOnKind.Quantity => new(Code, Math.Max(Min, Included), ""),
        AddOnKind.Choice => new(Code, 1, Options[0].Code),
    };

    /// <summary>Whether every option has a price in the currency; a product is sold only where all its add-ons are priced.</summary>
    public bool IsPricedIn(Currency currency) => !IsAsked || Options.All(option => option.PriceIn(currency) is not null);

    /// <summary>What the pick costs in the catalogue's terms, before discount and tax: pieces above the included ones, or the chosen option.</summary>
    /// <exception cref="Refusal">The pick is none of this add-on.</exception>
    public Money PriceOf(AddOnPick pick, Currency currency)
    {
        Check(pick);
        if (!IsAsked)
            return Money.Zero(currency);
        var option = Kind == AddOnKind.Choice ? Options.First(known => known.Code == pick.Option) : Options[0];
        var unit = option.PriceIn(currency) ?? throw new Refusal("addon.no-price", $"{Name} has no price in {currency}.");
        return unit * Math.Max(0, Kind == AddOnKind.Quantity ? pick.Quantity - Included : pick.Quantity);
    }

    /// <summary>The pick that costs least: what a price “from” is made of.</summary>
    public AddOnPick Cheapest(Currency currency) => !IsAsked ? Default : Kind switch
    {
        AddOnKind.YesNo => new(Code, 0, ""),
        AddOnKind.Quantity => new(Code, Min, ""),
        AddOnKind.Choice => new(Code, 1, Options.MinBy(option => option.PriceIn(currency)?.Minor ?? long.MaxValue)!.Code),
    };

    /// <summary>Whether some choice costs more than the cheapest one.</summary>
    public bool CanCostMore(Currency currency) => IsAsked && Kind switch
    {
        AddOnKind.YesNo => Options[0].PriceIn(currency) is { IsPositive: true },
        AddOnKind.Quantity => Max > Math.Max(Min, Included) && Options[0].PriceIn(currency) is { IsPositive: true },
        AddOnKind.Choice => Options.Select(option => option.PriceIn(currency)).Distinct().Count() > 1,
    };

    /// <summary>The pick in words, such as “4 × Extra IP address”; empty for one that was not taken.</summary>
    public string InWords(AddOnPick pick) => Kind switch
    {
        AddOnKind.YesNo => pick.Quantity > 0 ? Name : "",
        AddOnKind.Quantity => pick.Quantity > 0 ? $"{pick.Quantity} × {Name}" : "",
        AddOnKind.Choice => $"{Name}: {Options.FirstOrDefault(option => option.Code == pick.Option)?.Name ?? pick.Option}",
    };

    /// <exception cref="Refusal">The quantity lies outside its bounds, or there is no such choice.</exception>
    public void Check(AddOnPick pick)
    {
        var fits = Kind switch
        {
            AddOnKind.YesNo => pick.Quantity is 0 or 1,
            AddOnKind.Quantity => pick.Quantity >= Min && pick.Quantity <= Max,
            AddOnKind.Choice => pick.Quantity == 1 && Options.Any(option => option.Code == pick.Option),
        };
        if (!fits)
            throw new Refusal("addon.pick", Kind == AddOnKind.Quantity ? $"{Name}: choose from {Min} to {Max}." : $"{Name}: choose one of what is offered.", Code);
    }

    /// <exception cref="Refusal">It is no usable add-on; the sentence says what to mend.</exception>
    internal AddOn Checked()
    {
        var code = Slug.Of(Code, "AddOns");
        if (string.IsNullOrWhiteSpace(Name))
            throw new Refusal("addon.name", $"Give the add-on “{code}” a name.", "AddOns");
        if (Options.Count == 0)
            throw new Refusal("addon.options", $"{Name} needs at least one option.", "AddOns");
        if (Kind == AddOnKind.Choice && (Options.Any(option => option.Name.Length == 0) || Options.Select(option => Slug.Of(option.Code, "AddOns")).Distinct().Count() < Options.Count))
            throw new Refusal("addon.options", $"Each choice of {Name} needs a name and a short name of its own.", "AddOns");
        if (Kind == AddOnKind.Quantity && (Min < 0 || Max < 1 || Min > Max || Max > MostPieces || Included < 0 || Included > Max))
            throw new Refusal("addon.bounds", $"{Name}: least and included lie between 0 and the most, which is up to {MostPieces}.", "AddOns");
        if (Options.Any(option => option.Prices.Any(price => price.Minor < 0)))
            throw new Refusal("addon.price", $"{Name}: prices are zero or more.", "AddOns");
        return this with { Code = code, Name = Name.Trim() };
    }
}

/// <summary>One thing that has a price; its code is empty unless there are several to choose from.</summary>
public sealed record AddOnOption(string Code, string Name, IReadOnlyList<AddOnPrice> Prices)
{
    public Money? PriceIn(Currency currency) => Prices.FirstOrDefault(price => price.Currency == currency) is { } price ? new Money(price.Minor, currency) : null;
}

/// <summary>Minor units of one currency, per piece.</summary>
public sealed record AddOnPrice(Currency Currency, long Minor);

/// <summary>What was chosen of one add-on.</summary>
/// <param name="Quantity">1 or 0 for yes or no; 1 for a choice.</param>
/// <param name="Option">The code of the chosen option; empty unless it is a choice.</param>
public sealed record AddOnPick(string Code, int Quantity, string Option);

public static class AddOnPicks
{
    /// <summary>One pick for each add-on: what the customer chose where it is his to choose, the default elsewhere.</summary>
    /// <exception cref="Refusal">A pick does not fit its add-on.</exception>
    public static IReadOnlyList<AddOnPick> Complete(IReadOnlyList<AddOn> addOns, IEnumerable<AddOnPick> chosen)
    {
        var picks = chosen.ToLookup(pick => pick.Code);
        return [.. addOns.Select(addOn =>
        {
            var pick = addOn.IsAsked ? picks[addOn.Code].FirstOrDefault() ?? addOn.Default : addOn.Default;
            addOn.Check(pick);
            return pick;
        })];
    }
}
