using Portal.App.Partners;
using Portal.App.Provisioning;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Partners;

namespace Portal.App.Ordering;

/// <summary>The one rule of what can be ordered, for cards, cart and checkout alike (SPEC 2 and 7).</summary>
internal static class Offer
{
    /// <param name="customer">Null for a visitor.</param>
    public static bool Offers(this PartnerTerms terms, Product product, Customer? customer, ModuleSupply supply) =>
        terms.Get(PartnerSettings.OrderingEnabled) && product.IsOfferedTo(terms.Partner, customer) && supply.Serves(product);
}
