using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Provisioning;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Infrastructure;

namespace Portal.App.Ordering;

/// <summary>What every cart use case starts from: who chooses, on which partner's terms, and what is chosen so far.</summary>
internal sealed record CartDesk(PartnerTerms Terms, Customer? Customer, Cart? Cart)
{
    public int DiscountBasisPoints => Customer?.DiscountBasisPoints ?? 0;

    /// <summary>Whether this product can be ordered here and now (SPEC 2).</summary>
    public bool Offers(Product product, ModuleSupply supply) => Terms.Offers(product, Customer, supply);

    /// <summary>Payment is taken only for what can be set up: one product without room makes the order a request (SPEC 7).</summary>
    public bool TakesPaymentFor(IEnumerable<Product> products, ModuleSupply supply) => Terms.Get(PartnerSettings.AcceptGatewayPayment) && products.All(supply.HasRoomFor);
}

internal static class CartStore
{
    /// <exception cref="Refusal">The actor has no cart: neither a customer nor a browser with our cookie.</exception>
    public static async Task<CartDesk> CartDeskAsync(this PortalDb db, Actor actor, CancellationToken cancellation)
    {
        if (actor.CustomerId is { } customerId)
        {
            var customer = await db.Customers.SingleAsync(row => row.Id == customerId, cancellation);
            var own = await db.Carts.Include(cart => cart.Lines).SingleOrDefaultAsync(cart => cart.CustomerId == customerId, cancellation);
            return new(await db.TermsAsync(customer.PartnerId, cancellation), customer, own);
        }
        var terms = await db.TermsAsync(actor.PartnerId, cancellation);
        if (actor.VisitorKey is not { } key || actor.Kind != ActorKind.Visitor)
            return new(terms, null, null);
        var visitors = await db.Carts.Include(cart => cart.Lines).SingleOrDefaultAsync(cart => cart.VisitorKey == key, cancellation);
        // A visitor who came to another partner's portal meanwhile starts with an empty cart there.
        return new(terms, null, visitors?.PartnerId == terms.Partner.Id ? visitors : null);
    }

    /// <summary>A line of the own cart and its product as it is offered now.</summary>
    /// <exception cref="Refusal">The line is gone, or the product is no longer offered.</exception>
    public static async Task<(CartLine Line, Product Product)> LineAsync(this PortalDb db, CartDesk desk, Id<CartLine> id, CancellationToken cancellation)
    {
        var line = desk.Cart?.Lines.FirstOrDefault(known => known.Id == id) ?? throw new Refusal("cart.line-gone", "This service is no longer in the cart. It was removed in another window.");
        var product = await db.Products.AsNoTracking().SingleAsync(row => row.Id == line.ProductId, cancellation);
        return desk.Offers(product, await db.SupplyAsync([product], cancellation)) ? (line, product) : throw new Refusal("product.not-offered", $"{product.Name} is no longer offered. Remove it from the cart and order the rest.");
    }

    public static async Task<Dictionary<Id<Product>, Product>> ProductsAsync(this PortalDb db, IEnumerable<Id<Product>> ids, CancellationToken cancellation)
    {
        var wanted = ids.Distinct().ToList();
        return await db.Products.AsNoTracking().Where(product => wanted.Contains(product.Id)).ToDictionaryAsync(product => product.Id, cancellation);
    }

    /// <summary>The names of what bundles among these products contain, with quantities, by bundle.</summary>
    public static async Task<ILookup<Id<Product>, string>> ContentsAsync(this PortalDb db, IEnumerable<Product> products, CancellationToken cancellation)
    {
        var items = products.SelectMany(product => product.Contents.Select(item => (Bundle: product.Id, Item: item))).ToList();
        var inside = items.Count == 0 ? [] : await db.ProductsAsync(items.Select(item => item.Item.ProductId), cancellation);
        return items.Where(item => inside.ContainsKey(item.Item.ProductId)).ToLookup(
            item => item.Bundle,
            item => item.Item.Quantity == 1 ? inside[item.Item.ProductId].Name : $"{item.Item.Quantity} × {inside[item.Item.ProductId].Name}");
    }
}
