using MediatR;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Ordering;
using Portal.Infrastructure;

namespace Portal.App.Ordering;

/// <summary>Fills in data of a service that is still in the cart. What is left empty can be filled in later (SPEC 6).</summary>
[Anyone]
public sealed record SaveCartLineSettings(Id<CartLine> LineId, IReadOnlyList<ParameterValue> Values) : IRequest<SaveCartLineSettingsAnswer>;

/// <param name="Next">The next line whose data is incomplete, this one included; null when the cart can be ordered as it is.</param>
public sealed record SaveCartLineSettingsAnswer(CartContentsAnswer Cart, Id<CartLine>? Next);

public sealed class SaveCartLineSettingsHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<SaveCartLineSettings, SaveCartLineSettingsAnswer>
{
    public async Task<SaveCartLineSettingsAnswer> Handle(SaveCartLineSettings request, CancellationToken cancellationToken)
    {
        var desk = await db.CartDeskAsync(actor.Value, cancellationToken);
        var (line, product) = await db.LineAsync(desk, request.LineId, cancellationToken);
        var picks = AddOnPicks.Complete(product.AddOns, line.Picks);
        desk.Cart!.Change(line.Id, null, ParameterForm.Read(product.Parameters, picks, request.Values, line.Values, ParameterSource.Customer), clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
        var cart = await CartView.OfAsync(db, desk, clock, cancellationToken);
        return new(cart, cart.Lines.FirstOrDefault(other => other.Missing.Count > 0)?.Id);
    }
}
