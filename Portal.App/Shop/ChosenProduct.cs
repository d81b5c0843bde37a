using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Catalog;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Infrastructure;

namespace Portal.App.Shop;

/// <summary>What a product asks before it goes into the cart, priced with what is chosen so far: asked again with every change, so that the price follows (SPEC 6).</summary>
/// <param name="Picks">Null for what holds when nobody chose.</param>
[Anyone]
public sealed record ChosenProduct(string Code, IReadOnlyList<AddOnPick>? Picks = null) : IRequest<ProductQuestions>;

public sealed class ChosenProductHandler(PortalDb db, CurrentActor actor) : IRequestHandler<ChosenProduct, ProductQuestions>
{
    public async Task<ProductQuestions> Handle(ChosenProduct request, CancellationToken cancellationToken)
    {
        var front = await ShopFront.OpenAsync(db, actor.Value, null, cancellationToken);
        var product = await front.OfferedAsync(db, request.Code, cancellationToken)
            ?? throw new Refusal("product.not-offered", "This product cannot be ordered at the moment. Choose another one.");
        return ProductQuestions.Of(product, front.Terms, front.Customer?.DiscountBasisPoints ?? 0, request.Picks ?? []);
    }
}
