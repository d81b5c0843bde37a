using Portal.Domain.Catalog;
using Portal.Domain.Partners;

namespace Portal.Domain.Ordering;

/// <summary>What one product costs a customer: the same figures on card, cart, order, invoice and credit note (SPEC 1).</summary>
/// <param name="Recurring">Per period, after the discount; zero for a one-time product.</param>
/// <param name="Setup">Once.</param>
/// <param name="OneTime">Once; zero for a recurring product.</param>
/// <param name="Discount">What the discount takes off each period, tax included.</param>
/// <param name="AddOns">What was chosen, as it is kept with the order; their prices are part of the amounts above.</param>
public sealed record Price(
    PartnerTaxRate Tax, TaxedAmount Recurring, TaxedAmount Setup, TaxedAmount OneTime, int DiscountBasisPoints, Money Discount, IReadOnlyList<OrderedAddOn> AddOns)
{
    public TaxedAmount DueNow => Recurring + Setup + OneTime;
}

public static class Pricing
{
    /// <summary>Prices a product in the partner's currency with its tax; the discount is for recurring prices only.</summary>
    /// <param name="chosen">Add-ons as the customer chose them; what is missing takes its default. Priced with the product and rounded with it, once.</param>
    /// <exception cref="Refusal">The partner does not sell it: no price in its currency, or no such tax rate; or a pick does not fit its add-on.</exception>
    public static Price Of(Product product, Partner partner, int discountBasisPoints, IEnumerable<AddOnPick>? chosen = null)
    {
        var price = product.PriceIn(partner.Currency)
            ?? throw new Refusal("product.no-price", $"{product.Name} has no price in {partner.Currency}.");
        var tax = partner.TaxRateFor(product.TaxCode);
        var zero = TaxedAmount.Zero(partner.Currency);
        var setup = WithTax(price.Setup);
        var picks = product.AddOns.Zip(AddOnPicks.Complete(product.AddOns, chosen ?? []), (addOn, pick) => (AddOn: addOn, Pick: pick, Price: addOn.PriceOf(pick, partner.Currency))).ToList();
        IReadOnlyList<OrderedAddOn> ordered = [.. picks.Select(each => new OrderedAddOn(each.Pick, each.AddOn.InWords(each.Pick), each.AddOn.Billing, WithTax(each.Price).Total))];
        if (product.Period is null)
            return new(tax, zero, setup, WithTax(price.Price + Sum(null)), 0, Money.Zero(partner.Currency), ordered);
        var full = price.Price + Sum(AddOnBilling.PerPeriod);
        var recurring = WithTax(full.Share(10000 - discountBasisPoints, 10000));
        return new(tax, recurring, setup, WithTax(Sum(AddOnBilling.Once)), discountBasisPoints, WithTax(full).Total - recurring.Total, ordered);

        Money Sum(AddOnBilling? billing) => picks.Where(each => billing is null || each.AddOn.Billing == billing).Select(each => each.Price).Sum(partner.Currency);

        TaxedAmount WithTax(Money amount) => product.PriceIncludesTax ? tax.Rate.WithinGross(amount) : tax.Rate.OnNet(amount);
    }
}

/// <summary>A chosen add-on as an order and a service keep it, whatever becomes of the product.</summary>
/// <param name="Words">Such as “4 × Extra IP address”; empty for one that was not taken.</param>
/// <param name="Price">With tax, before discounts, for showing; the amounts of the line contain it.</param>
public sealed record OrderedAddOn(AddOnPick Pick, string Words, AddOnBilling Billing, Money Price)
{
    /// <summary>Whether the customer reads of it.</summary>
    public bool IsShown => Billing != AddOnBilling.NotBilled && Words.Length > 0;
}
