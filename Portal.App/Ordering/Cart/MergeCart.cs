using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain.Ordering;
using Portal.Infrastructure;

namespace Portal.App.Ordering;

/// <summary>After sign-in: what the visitor chose joins the customer's cart. A second time there is nothing left to join.</summary>
[Customer]
public sealed record MergeCart(Guid VisitorKey) : IRequest<Unit>;

public sealed class MergeCartHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<MergeCart, Unit>
{
    public async Task<Unit> Handle(MergeCart request, CancellationToken cancellationToken)
    {
        var visitors = await db.Carts.Include(cart => cart.Lines).SingleOrDefaultAsync(cart => cart.VisitorKey == request.VisitorKey, cancellationToken);
        if (visitors is null)
            return Unit.Value;
        var desk = await db.CartDeskAsync(actor.Value, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        // Another partner's products mean nothing to this customer.
        if (visitors.PartnerId == desk.Terms.Partner.Id && !visitors.IsEmpty)
        {
            var own = desk.Cart ?? db.Carts.Add(Cart.OfCustomer(desk.Customer!, now)).Entity;
            own.Merge(visitors, now);
        }
        db.Carts.Remove(visitors);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
