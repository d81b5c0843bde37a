using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Catalog;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Partners;
using Portal.Infrastructure;

namespace Portal.App.Shop;

/// <summary>The cards of <b>Order new products</b>: what this person is offered, priced, in the order of the groups (SPEC 2).</summary>
/// <param name="As"><b>View as a customer of this partner</b>: its code; for staff and that partner's users.</param>
[Anyone]
public sealed record ProductCards(string? As = null) : IRequest<ProductCardsAnswer>;

/// <param name="OrderingEnabled">False: there are no cards, and the page says so.</param>
/// <param name="MustSignIn">A visitor where the partner wants no guests: no cards either.</param>
/// <param name="OrderLinks">Whether a visitor may come by a link to one product.</param>
/// <param name="CanSelect">False for those who only look: staff and partner users.</param>
public sealed record ProductCardsAnswer(
    Id<Partner> PartnerId, Id<Partner> DefaultPartnerId, string PartnerName, bool OrderingEnabled, bool MustSignIn, bool OrderLinks, bool CanSelect,
    IReadOnlyList<ProductCardView> Cards);

public sealed class ProductCardsHandler(PortalDb db, CurrentActor actor) : IRequestHandler<ProductCards, ProductCardsAnswer>
{
    public async Task<ProductCardsAnswer> Handle(ProductCards request, CancellationToken cancellationToken)
    {
        var front = await ShopFront.OpenAsync(db, actor.Value, request.As, cancellationToken);
        var isVisitor = actor.Value.Kind == ActorKind.Visitor;
        var enabled = front.Terms.Get(PartnerSettings.OrderingEnabled);
        var mustSignIn = isVisitor && !front.Terms.Get(PartnerSettings.GuestOrders);
        return new(
            front.Terms.Partner.Id, await db.Partners.Where(partner => partner.IsDefault).Select(partner => partner.Id).SingleAsync(cancellationToken),
            front.Terms.Partner.Name, enabled, mustSignIn, !isVisitor || front.Terms.Get(PartnerSettings.OrderLinks),
            request.As is null && actor.Value.Kind is ActorKind.Visitor or ActorKind.Customer,
            enabled && !mustSignIn ? await CardsAsync(front, cancellationToken) : []);
    }

    // Audiences are lists inside the row, so which of the enabled products are offered is decided here and not in SQL.
    private async Task<IReadOnlyList<ProductCardView>> CardsAsync(ShopFront front, CancellationToken cancellation)
    {
        var products = await db.Products.AsNoTracking().Where(product => product.Enabled && product.ShowOnPortal).ToListAsync(cancellation);
        return [.. (await front.OfferedAsync(db, products, cancellation))
            .OrderBy(product => product.Type).ThenBy(product => product.SortOrder).ThenBy(product => product.Name, StringComparer.CurrentCulture)
            .Select(product => ProductCardView.From(product, front.Terms, front.Customer))];
    }
}
