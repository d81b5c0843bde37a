using Portal.App.Partners;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;

namespace Portal.App.Catalog;

/// <summary>What a card shows, priced for one customer or visitor; pages keep these instead of products.</summary>
/// <param name="Price">Per period, or once for a one-time product; after the customer's discount.</param>
/// <param name="FullPrice">Before the discount; null without one.</param>
/// <param name="IsFrom">Add-ons can make it cost more: the figures are those of the cheapest choice.</param>
/// <param name="Asks">Something is asked before it goes into the cart.</param>
/// <param name="Period">In words: month, year, 30 days; null for once.</param>
/// <param name="TaxIncluded">Whether the figures contain the tax.</param>
/// <param name="Tax">What the figures say about tax: “incl. 19 % VAT” or “plus 19 % VAT”.</param>
public sealed record ProductCardView(
    string Code, string Name, ProductType Type, string ShortText, string Icon, string Picture, string Badge, IReadOnlyList<string> Features,
    Money Price, Money? FullPrice, string? Period, Money Setup, string Tax, int ContractMonths, ExecutionType Execution, bool QuickOrder = false, bool Asks = false, bool IsFrom = false, bool TaxIncluded = true)
{
    /// <summary>The words of its button (SPEC 2 and 6).</summary>
    public string Button => QuickOrder ? "Add to Cart" : "Select the service";

    /// <summary>Prices through the one calculator, and shows them with or without tax as the partner chose.</summary>
    /// <exception cref="Refusal">The partner does not sell it: no price in its currency, or no such tax rate.</exception>
    public static ProductCardView From(Product product, PartnerTerms terms, Customer? customer)
    {
        var cheapest = product.AddOns.Select(addOn => addOn.Cheapest(terms.Partner.Currency)).ToList();
        var price = Pricing.Of(product, terms.Partner, customer?.DiscountBasisPoints ?? 0, cheapest);
        var full = Pricing.Of(product, terms.Partner, 0, cheapest);
        var withTax = terms.Get(Domain.Partners.PartnerSettings.PricesWithTax);
        var shown = Shown(product.Period is null ? price.OneTime : price.Recurring);
        var before = Shown(product.Period is null ? full.OneTime : full.Recurring);
        var words = product.Description;
        return new(
            product.Code, product.Name, product.Type, words.ShortText, words.Icon, words.Picture, words.Badge, words.Features,
            shown, before == shown ? null : before, product.Period?.InWords, Shown(price.Setup),
            $"{(withTax ? "incl." : "plus")} {price.Tax.Rate} % {price.Tax.Name}", product.ContractMonths, product.Execution,
            product.QuickOrder, product.AddOns.Any(addOn => addOn.IsAsked) || (!product.QuickOrder && product.Parameters.Any(parameter => parameter.From == ParameterSource.Customer)),
            product.AddOns.Any(addOn => addOn.CanCostMore(terms.Partner.Currency)), withTax);

        Money Shown(TaxedAmount amount) => withTax ? amount.Total : amount.Net;
    }
}
