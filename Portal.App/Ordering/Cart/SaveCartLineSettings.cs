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

/// <param name="Next">The line to go on with: another one that waits for data, once this one has all of its own; null: back to the checkout.</param>
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
        // What was left empty on purpose waits until after paying.
        var isComplete = cart.Lines.Any(shown => shown.Id == line.Id && shown.Missing.Count == 0);
        return new(cart, isComplete ? cart.Lines.FirstOrDefault(other => other.Missing.Count > 0)?.Id : null);
    }
}
