using MediatR;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Ordering;
using Portal.Infrastructure;

namespace Portal.App.Ordering;

/// <summary>Takes a line out of the cart. A line that is gone already, from another tab, is no error.</summary>
[Anyone]
public sealed record RemoveFromCart(Id<CartLine> LineId) : IRequest<CartContentsAnswer>;

public sealed class RemoveFromCartHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<RemoveFromCart, CartContentsAnswer>
{
    public async Task<CartContentsAnswer> Handle(RemoveFromCart request, CancellationToken cancellationToken)
    {
        var desk = await db.CartDeskAsync(actor.Value, cancellationToken);
        if (desk.Cart?.Remove(request.LineId, clock.GetUtcNow().UtcDateTime) is not null)
            await db.SaveChangesAsync(cancellationToken);
        return await CartView.OfAsync(db, desk, clock, cancellationToken);
    }
}
