using MediatR;
using Portal.App.Shell;
using Portal.Infrastructure;

namespace Portal.App.Ordering;

/// <summary>The start date that the customer wishes for; null for as soon as possible (SPEC 3).</summary>
[Anyone]
public sealed record WishForStart(DateOnly? Start) : IRequest<CartContentsAnswer>;

public sealed class WishForStartHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<WishForStart, CartContentsAnswer>
{
    public async Task<CartContentsAnswer> Handle(WishForStart request, CancellationToken cancellationToken)
    {
        var desk = await db.CartDeskAsync(actor.Value, cancellationToken);
        if (desk.Cart is { } cart)
        {
            cart.WishFor(request.Start, desk.Terms.Today(clock), clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellationToken);
        }
        return await CartView.OfAsync(db, desk, clock, cancellationToken);
    }
}
