using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Provisioning;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Infrastructure;

namespace Portal.App.Ordering;

/// <summary>Puts one more of a product into the cart of the customer or visitor (SPEC 2: <b>Select the service</b>).</summary>
/// <param name="Picks">Add-ons as they were chosen; what is missing takes its default.</param>
/// <param name="Values">Data for setting it up, as far as it was filled in.</param>
/// <param name="Asked">The customer was asked for the data: only a quick order goes on without what is required (SPEC 6).</param>
[Anyone]
public sealed record AddToCart(string ProductCode, IReadOnlyList<AddOnPick>? Picks = null, IReadOnlyList<ParameterValue>? Values = null, bool Asked = false) : IRequest<CartContentsAnswer>
{
    /// <summary>A line that was taken out goes back as it was.</summary>
    public static AddToCart Again(CartLineAnswer line) => new(line.ProductCode, line.Data.Picks, line.Data.Values);
}

public sealed class AddToCartHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<AddToCart, CartContentsAnswer>
{
    public async Task<CartContentsAnswer> Handle(AddToCart request, CancellationToken cancellationToken)
    {
        var desk = await db.CartDeskAsync(actor.Value, cancellationToken);
        var product = await db.Products.AsNoTracking().SingleOrDefaultAsync(row => row.Code == request.ProductCode, cancellationToken);
        if (product is null || !desk.Offers(product, await db.SupplyAsync([product], cancellationToken)))
            throw new Refusal("product.not-offered", "This product cannot be ordered at the moment. Choose another one.");
        var now = clock.GetUtcNow().UtcDateTime;
        var picks = AddOnPicks.Complete(product.AddOns, request.Picks ?? []);
        var values = ParameterForm.Read(product.Parameters, picks, request.Values ?? [], [], ParameterSource.Customer);
        if (request.Asked && !product.QuickOrder && ParameterForm.Missing(product.Parameters, values, ParameterSource.Customer) is [var missing, ..])
            throw new Refusal("parameter.required", $"{missing.Name} is needed.", missing.Code);
        var cart = desk.Cart ?? await OpenAsync(desk, now, cancellationToken);
        cart.Add(product.Id, now, picks, values);
        await db.SaveChangesAsync(cancellationToken);
        return await CartView.OfAsync(db, desk with { Cart = cart }, clock, cancellationToken);
    }

    private async Task<Cart> OpenAsync(CartDesk desk, DateTime now, CancellationToken cancellation)
    {
        if (desk.Customer is not null)
            return db.Carts.Add(Cart.OfCustomer(desk.Customer, now)).Entity;
        if (actor.Value.Kind != ActorKind.Visitor)
            throw new Refusal("cart.customers-only", "Only customers order. You are looking at the shop as staff.");
        if (!desk.Terms.Get(PartnerSettings.GuestOrders))
            throw new Refusal("sign-in", "Sign in to order.");
        var key = actor.Value.VisitorKey ?? throw new Refusal("cart.no-cookie", "Your browser did not keep our cookie. Allow cookies for this site, reload the page and try again.");
        // The browser's cart at another partner gives way to this one.
        await db.Carts.Where(cart => cart.VisitorKey == key).ExecuteDeleteAsync(cancellation);
        return db.Carts.Add(Cart.OfVisitor(key, desk.Terms.Partner.Id, now)).Entity;
    }
}
