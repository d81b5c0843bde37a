using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Support;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Support;

public sealed class TicketHits(PortalDb db) : ISearchHits
{
    public SearchKind Kind => SearchKind.Ticket;

    public async Task<IReadOnlyDictionary<Guid, SearchHit>> OfAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var wanted = ids.Select(id => new Id<Ticket>(id)).ToList();
        return await db.Tickets.Where(row => wanted.Contains(row.Id)).Select(row => new { row.Id, row.Number, row.Subject })
            .ToDictionaryAsync(row => row.Id.Value, row => new SearchHit("Tickets", "ticket", row.Number, row.Subject, $"/admin/tickets/{row.Number}"), cancellation);
    }
}
