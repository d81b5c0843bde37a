using System.Globalization;
using Portal.App.Catalog;
using Portal.Domain;
using Portal.Domain.Customers;

namespace Portal.App.Customers;

/// <summary>The terms form of a customer, with what is being typed.</summary>
public sealed record CustomerTerms
{
    /// <summary>Major units of the customer's currency.</summary>
    public decimal? CreditLimit { get; set; }

    /// <summary>Percent off recurring prices.</summary>
    public decimal? Discount { get; set; }

    public string Location { get; set; } = "";

    /// <summary>Separated by commas.</summary>
    public string Labels { get; set; } = "";

    public static CustomerTerms Of(Customer customer) => new()
    {
        CreditLimit = customer.CreditLimit.Major,
        Discount = customer.DiscountBasisPoints / 100m,
        Location = customer.Location,
        Labels = string.Join(", ", customer.Labels),
    };

    /// <exception cref="Refusal">A number is missing or out of range.</exception>
    public void ApplyTo(Customer customer)
    {
        var limit = CreditLimit ?? throw new Refusal("customer.credit-limit", "Write an amount, 0 for none.", nameof(CreditLimit));
        var percent = Discount ?? throw new Refusal("customer.discount", "Write a number of percent, 0 for none.", nameof(Discount));
        if (percent != Math.Round(percent, 2) || percent is < 0 or > 100)
            throw new Refusal("customer.discount", "A discount lies between 0 and 100 percent, with at most two decimals.", nameof(Discount));
        if (Location.Length > 80)
            throw new Refusal("customer.location", "Use at most 80 characters.", nameof(Location));
        try
        {
            customer.SetTerms(Money.Of(limit, customer.Currency), (int)(percent * 100), Location, CatalogWords.Listed(Labels));
        }
        catch (Refusal wrong) when (wrong.Field is null)
        {
            throw new Refusal(wrong.Code, wrong.Message, nameof(CreditLimit));
        }
    }

    /// <summary>In words, for the audit log.</summary>
    public static string Words(Customer customer) => string.Create(CultureInfo.InvariantCulture,
        $"Credit limit {customer.CreditLimit}, discount {customer.DiscountBasisPoints / 100m:0.##} %, location {Or(customer.Location)}, labels {Or(string.Join(", ", customer.Labels))}");

    private static string Or(string text) => text.Length == 0 ? "none" : text;
}
