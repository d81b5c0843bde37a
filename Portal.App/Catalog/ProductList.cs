using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Catalog;

/// <summary>The catalogue as staff see it, by code.</summary>
[Staff]
public sealed record ProductList(string? Search, ProductType? Type, bool? Enabled, ListCursor Cursor) : IRequest<ListPage<ProductRow>>;

public sealed record ProductRow(
    string Code, string Name, string Icon, ProductType Type, BillingPeriod? Period, IReadOnlyList<ProductPrice> Prices, bool PriceIncludesTax,
    ExecutionType Execution, bool Enabled, bool ShowOnPortal, int SortOrder, Audience Audience);

public sealed class ProductListHandler(PortalDb db, CurrentActor actor) : IRequestHandler<ProductList, ListPage<ProductRow>>
{
    public async Task<ListPage<ProductRow>> Handle(ProductList request, CancellationToken cancellationToken)
    {
        var products = db.Products.AsNoTracking();
        if (request.Type is { } type)
            products = products.Where(product => product.Type == type);
        if (request.Enabled is { } enabled)
            products = products.Where(product => product.Enabled == enabled);
        products = await products.MatchingAsync(db, actor.Value, SearchKind.Product, request.Search, cancellationToken);
        var rows = await Beside(products, request.Cursor).Select(product => new ProductRow(
            product.Code, product.Description.Name, product.Description.Icon, product.Type, product.Period,
            EF.Property<List<ProductPrice>>(product, "_prices"), product.PriceIncludesTax, product.Execution,
            product.Enabled, product.ShowOnPortal, product.SortOrder, product.Audience)).ToListAsync(cancellationToken);
        return ListPage.Of(rows, request.Cursor, row => row.Code);
    }

    private static IQueryable<Product> Beside(IQueryable<Product> products, ListCursor cursor)
    {
        if (cursor.Upwards)
            return products.Where(product => product.Code.CompareTo(cursor.Newer) < 0).OrderByDescending(product => product.Code).Take(ListPage.Size + 1);
        if (cursor.Older is { } last)
            products = products.Where(product => product.Code.CompareTo(last) > 0);
        return products.OrderBy(product => product.Code).Take(ListPage.Size + 1);
    }
}
