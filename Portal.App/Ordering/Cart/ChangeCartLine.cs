using MediatR;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Ordering;
using Portal.Infrastructure;

namespace Portal.App.Ordering;

/// <summary>Chooses other add-ons for a service in the cart. Data that no longer fits, such as too many names, is asked again.</summary>
[Anyone]
public sealed record ChangeCartLine(Id<CartLine> LineId, IReadOnlyList<AddOnPick> Picks) : IRequest<CartContentsAnswer>;

public sealed class ChangeCartLineHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<ChangeCartLine, CartContentsAnswer>
{
    public async Task<CartContentsAnswer> Handle(ChangeCartLine request, CancellationToken cancellationToken)
    {
        var desk = await db.CartDeskAsync(actor.Value, cancellationToken);
        var (line, product) = await db.LineAsync(desk, request.LineId, cancellationToken);
        desk.Cart!.Change(line.Id, AddOnPicks.Complete(product.AddOns, request.Picks), null, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
        return await CartView.OfAsync(db, desk, clock, cancellationToken);
    }
}
