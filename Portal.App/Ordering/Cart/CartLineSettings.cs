using MediatR;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Ordering;
using Portal.Infrastructure;

namespace Portal.App.Ordering;

/// <summary>The data of a service that is still in the cart: what <b>Settings</b> on its line asks (SPEC 6).</summary>
[Anyone]
public sealed record CartLineSettings(Id<CartLine> LineId) : IRequest<CartLineSettingsAnswer>;

public sealed record CartLineSettingsAnswer(
    Id<CartLine> LineId, string Name, SettingsForm Form, IReadOnlyList<Parameter> Parameters, IReadOnlyList<AddOnPick> Picks, IReadOnlyList<ParameterValue> Values);

public sealed class CartLineSettingsHandler(PortalDb db, CurrentActor actor) : IRequestHandler<CartLineSettings, CartLineSettingsAnswer>
{
    public async Task<CartLineSettingsAnswer> Handle(CartLineSettings request, CancellationToken cancellationToken)
    {
        var desk = await db.CartDeskAsync(actor.Value, cancellationToken);
        var (line, product) = await db.LineAsync(desk, request.LineId, cancellationToken);
        return new(
            line.Id, product.Name, product.SettingsForm, [.. product.Parameters.Where(parameter => parameter.From == ParameterSource.Customer)],
            AddOnPicks.Complete(product.AddOns, line.Picks), line.Values);
    }
}
