using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Infrastructure;

namespace Portal.App.Ordering;

/// <summary>Orders by the beginning of their number.</summary>
public sealed class OrderSearch(PortalDb db) : ISearchKind
{
    public async Task<IEnumerable<SearchHit>> FindAsync(string text, CancellationToken cancellation)
    {
        var from = StaffSearchHandler.Number(text, "O-");
        var until = from + StaffSearchHandler.Last;
        var rows = await db.Orders.Where(row => row.Number.CompareTo(from) >= 0 && row.Number.CompareTo(until) < 0).OrderBy(row => row.Number).Take(StaffSearchHandler.MostPerKind)
            .Select(row => new { row.Number, row.Status, Customer = db.Customers.Where(customer => customer.Id == row.CustomerId).Select(customer => customer.Name).First() }).ToListAsync(cancellation);
        return rows.Select(row => new SearchHit("Orders", "file", row.Number, $"{row.Customer}, {row.Status.Word().Label}", $"/admin/orders/{row.Number}"));
    }
}
