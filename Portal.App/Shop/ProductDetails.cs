using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Catalog;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Infrastructure;

namespace Portal.App.Shop;

/// <summary>Everything about one product: what <b>View details</b> and the link <c>/order/{code}</c> open (SPEC 2).</summary>
/// <param name="As">As in <see cref="ProductCards"/>.</param>
[Anyone]
public sealed record ProductDetails(string Code, string? As = null) : IRequest<ProductDetailsAnswer>;

/// <param name="Price">All of its parts, whatever the card shows.</param>
/// <param name="PaidAtOnce">Paid with the order; otherwise it is requested and approved first.</param>
/// <param name="Approval">Whether staff confirm the start date of what was paid.</param>
public sealed record ProductDetailsAnswer(
    ProductCardView Card, string Details, string AfterOrdering, BillingPeriod? Period, Price Price, IReadOnlyList<BundlePart> Contents, bool PaidAtOnce, bool Approval,
    IReadOnlyList<AddOnQuestion> AddOns);

/// <summary>One thing in a bundle.</summary>
public sealed record BundlePart(int Quantity, string Name, string ShortText, string Icon);

public sealed class ProductDetailsHandler(PortalDb db, CurrentActor actor) : IRequestHandler<ProductDetails, ProductDetailsAnswer>
{
    public async Task<ProductDetailsAnswer> Handle(ProductDetails request, CancellationToken cancellationToken)
    {
        var front = await ShopFront.OpenAsync(db, actor.Value, request.As, cancellationToken);
        var product = await front.OfferedAsync(db, request.Code, cancellationToken)
            ?? throw new Refusal(Refusal.Missing, "This product is not offered, or not any more. Have a look at what is.");
        return new(
            ProductCardView.From(product, front.Terms, front.Customer), product.Description.Details, product.Description.AfterOrdering, product.Period,
            Pricing.Of(product, front.Terms.Partner, front.Customer?.DiscountBasisPoints ?? 0), await ContentsAsync(product, cancellationToken),
            front.Terms.Get(PartnerSettings.AcceptGatewayPayment), front.Terms.Get(PartnerSettings.ApprovePaidOrders),
            ProductQuestions.Of(product, front.Terms, front.Customer?.DiscountBasisPoints ?? 0, []).AddOns);
    }

    private async Task<IReadOnlyList<BundlePart>> ContentsAsync(Product bundle, CancellationToken cancellation)
    {
        if (bundle.Contents.Count == 0)
            return [];
        var ids = bundle.Contents.Select(item => item.ProductId).ToList();
        var inside = await db.Products.AsNoTracking().Where(product => ids.Contains(product.Id)).ToDictionaryAsync(product => product.Id, cancellation);
        return [.. bundle.Contents.Where(item => inside.ContainsKey(item.ProductId)).Select(item => (item.Quantity, inside[item.ProductId].Description))
            .Select(part => new BundlePart(part.Quantity, part.Description.Name, part.Description.ShortText, part.Description.Icon))];
    }
}
