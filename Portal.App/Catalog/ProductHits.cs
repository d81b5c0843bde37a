using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Catalog;

public sealed class ProductHits(PortalDb db) : ISearchHits
{
    public SearchKind Kind => SearchKind.Product;

    public async Task<IReadOnlyDictionary<Guid, SearchHit>> OfAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var wanted = ids.Select(id => new Id<Product>(id)).ToList();
        return await db.Products.Where(row => wanted.Contains(row.Id)).Select(row => new { row.Id, row.Code, row.Description.Name })
            .ToDictionaryAsync(row => row.Id.Value, row => new SearchHit("Products", "layers", row.Name, row.Code, $"/admin/products/{row.Code}"), cancellation);
    }
}
