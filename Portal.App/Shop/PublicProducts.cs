using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain.Partners;
using Portal.Infrastructure;

namespace Portal.App.Shop;

/// <summary>The products that a stranger finds a page of: shown, sold to everybody, and in a shop that is open to visitors and to links.</summary>
[Anyone]
public sealed record PublicProducts : IRequest<PublicProductsAnswer>;

/// <param name="IsOpen">Whether visitors see a shop at all.</param>
public sealed record PublicProductsAnswer(bool IsOpen, IReadOnlyList<PublicProduct> Products);

/// <param name="ChangedAt">When it was made or last changed, UTC; null for what was there before anybody wrote it down.</param>
public sealed record PublicProduct(string Code, DateTime? ChangedAt);

public sealed class PublicProductsHandler(PortalDb db, CurrentActor actor) : IRequestHandler<PublicProducts, PublicProductsAnswer>
{
    public async Task<PublicProductsAnswer> Handle(PublicProducts request, CancellationToken cancellationToken)
    {
        // What a customer is offered beyond that is nobody else's business, whoever asks.
        var front = new ShopFront((await ShopFront.OpenAsync(db, actor.Value, null, cancellationToken)).Terms, null);
        if (!front.Terms.Get(PartnerSettings.OrderingEnabled) || !front.Terms.Get(PartnerSettings.GuestOrders))
            return new(false, []);
        if (!front.Terms.Get(PartnerSettings.OrderLinks))
            return new(true, []);
        var products = await db.Products.AsNoTracking().Where(product => product.Enabled && product.ShowOnPortal).OrderBy(product => product.Code).ToListAsync(cancellationToken);
        var offered = await front.OfferedAsync(db, products, cancellationToken);
        var changes = await ChangesAsync(cancellationToken);
        return new(true, [.. offered.Select(product => new PublicProduct(product.Code, changes.TryGetValue($"Product {product.Code}", out var at) ? at : null))]);
    }

    private Task<Dictionary<string, DateTime>> ChangesAsync(CancellationToken cancellation) => db.Audit
        .Where(entry => entry.Action == "product.created" || entry.Action == "product.changed")
        .GroupBy(entry => entry.Subject).Select(changes => new { changes.Key, At = changes.Max(entry => entry.At) })
        .ToDictionaryAsync(change => change.Key, change => change.At, StringComparer.Ordinal, cancellation);
}
