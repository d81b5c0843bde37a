using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Customers;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Customers;

public sealed class CustomerHits(PortalDb db) : ISearchHits
{
    public SearchKind Kind => SearchKind.Customer;

    public async Task<IReadOnlyDictionary<Guid, SearchHit>> OfAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var wanted = ids.Select(id => new Id<Customer>(id)).ToList();
        return await db.Customers.Where(row => wanted.Contains(row.Id)).Select(row => new { row.Id, row.Number, row.Name, row.Email })
            .ToDictionaryAsync(row => row.Id.Value, row => new SearchHit("Customers", "user", row.Name, $"{row.Number}, {row.Email}", $"/admin/customers/{row.Number}"), cancellation);
    }
}
