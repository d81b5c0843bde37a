using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Billing;

/// <summary>Drafts have no number to be found by on screen.</summary>
public sealed class InvoiceHits(PortalDb db) : ISearchHits
{
    public SearchKind Kind => SearchKind.Invoice;

    public async Task<IReadOnlyDictionary<Guid, SearchHit>> OfAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var wanted = ids.Select(id => new Id<Invoice>(id)).ToList();
        return await db.Invoices.Where(row => wanted.Contains(row.Id) && row.Number != null)
            .Select(row => new { row.Id, row.Number, Customer = db.Customers.Where(customer => customer.Id == row.CustomerId).Select(customer => customer.Name).First() })
            .ToDictionaryAsync(row => row.Id.Value, row => new SearchHit("Invoices", "invoice", row.Number!, row.Customer, $"/invoices/{row.Number}"), cancellation);
    }
}

public sealed class CreditNoteHits(PortalDb db) : ISearchHits
{
    public SearchKind Kind => SearchKind.CreditNote;

    public async Task<IReadOnlyDictionary<Guid, SearchHit>> OfAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var wanted = ids.Select(id => new Id<CreditNote>(id)).ToList();
        return await db.CreditNotes.Where(row => wanted.Contains(row.Id))
            .Select(row => new { row.Id, row.Number, Customer = db.Customers.Where(customer => customer.Id == row.CustomerId).Select(customer => customer.Name).First() })
            .ToDictionaryAsync(row => row.Id.Value, row => new SearchHit("Credit notes", "credit-note", row.Number, row.Customer, $"/credit-notes/{row.Number}"), cancellation);
    }
}
