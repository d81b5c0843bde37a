using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Ordering;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Ordering;

public sealed class OrderHits(PortalDb db) : ISearchHits
{
    public SearchKind Kind => SearchKind.Order;

    public async Task<IReadOnlyDictionary<Guid, SearchHit>> OfAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var wanted = ids.Select(id => new Id<Order>(id)).ToList();
        return await db.Orders.Where(row => wanted.Contains(row.Id))
            .Select(row => new { row.Id, row.Number, row.Status, Customer = db.Customers.Where(customer => customer.Id == row.CustomerId).Select(customer => customer.Name).First() })
            .ToDictionaryAsync(row => row.Id.Value, row => new SearchHit("Orders", "file", row.Number, $"{row.Customer}, {row.Status.Word().Label}", $"/admin/orders/{row.Number}"), cancellation);
    }
}
