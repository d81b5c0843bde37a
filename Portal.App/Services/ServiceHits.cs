using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Services;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Services;

public sealed class ServiceHits(PortalDb db) : ISearchHits
{
    public SearchKind Kind => SearchKind.Service;

    public async Task<IReadOnlyDictionary<Guid, SearchHit>> OfAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var wanted = ids.Select(id => new Id<Service>(id)).ToList();
        return await db.Services.Where(row => wanted.Contains(row.Id))
            .Select(row => new { row.Id, row.Number, row.Name, Customer = db.Customers.Where(customer => customer.Id == row.CustomerId).Select(customer => new { customer.Name, customer.Number }).First() })
            .ToDictionaryAsync(
                row => row.Id.Value, row => new SearchHit("Services", "box", $"{row.Number} {row.Name}", row.Customer.Name, $"/admin/customers/{row.Customer.Number}?tab=services"), cancellation);
    }
}
