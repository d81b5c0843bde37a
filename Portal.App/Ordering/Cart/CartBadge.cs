using MediatR;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Infrastructure;

namespace Portal.App.Ordering;

/// <summary>Number and sum beside the cart icon, on every customer page (SPEC 2).</summary>
[Anyone]
public sealed record CartBadge : IRequest<CartBadgeAnswer>;

/// <param name="Sum">Due now, with tax.</param>
public sealed record CartBadgeAnswer(int Count, Money Sum);

public sealed class CartBadgeHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<CartBadge, CartBadgeAnswer>
{
    public async Task<CartBadgeAnswer> Handle(CartBadge request, CancellationToken cancellationToken)
    {
        var desk = await db.CartDeskAsync(actor.Value, cancellationToken);
        if (desk.Cart is not { IsEmpty: false })
            return new(0, Money.Zero(desk.Terms.Partner.Currency));
        var cart = await CartView.OfAsync(db, desk, clock, cancellationToken);
        return new(cart.Count, cart.DueNow.Total);
    }
}
