using Portal.Domain.Catalog;
using Portal.Domain.Partners;

namespace Portal.Domain.Ordering;

/// <summary>What one product costs a customer: the same figures on card, cart, order, invoice and credit note (SPEC 1).</summary>
/// <param name="Recurring">Per period, after the discount; zero for a one-time product.</param>
/// <param name="Setup">Once.</param>
/// <param name="OneTime">Once; zero for a recurring product.</param>
/// <param name="Discount">What the discount takes off each period, tax included.</param>
public sealed record Price(PartnerTaxRate Tax, TaxedAmount Recurring, TaxedAmount Setup, TaxedAmount OneTime, int DiscountBasisPoints, Money Discount)
{
    public TaxedAmount DueNow => Recurring + Setup + OneTime;
}

public static class Pricing
{
    /// <summary>Prices a product in the partner's currency with its tax; the discount is for recurring prices only.</summary>
    /// <exception cref="Refusal">The partner does not sell it: no price in its currency, or no such tax rate.</exception>
    public static Price Of(Product product, Partner partner, int discountBasisPoints)
    {
        var price = product.PriceIn(partner.Currency)
            ?? throw new Refusal("product.no-price", $"{product.Name} has no price in {partner.Currency}.");
        var tax = partner.TaxRateFor(product.TaxCode);
        var zero = TaxedAmount.Zero(partner.Currency);
        var setup = WithTax(price.Setup);
        if (product.Period is null)
            return new(tax, zero, setup, WithTax(price.Price), 0, Money.Zero(partner.Currency));
        var recurring = WithTax(price.Price.Share(10000 - discountBasisPoints, 10000));
        return new(tax, recurring, setup, zero, discountBasisPoints, WithTax(price.Price).Total - recurring.Total);

        TaxedAmount WithTax(Money amount) => product.PriceIncludesTax ? tax.Rate.WithinGross(amount) : tax.Rate.OnNet(amount);
    }
}
