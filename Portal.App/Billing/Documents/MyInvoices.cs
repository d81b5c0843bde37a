using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Billing;

/// <summary>The customer's own invoices, newest first. Drafts are nobody's business yet.</summary>
[Customer]
public sealed record MyInvoices(ListCursor At, string? Search = null) : IRequest<ListPage<MyInvoice>>;

public sealed record MyInvoice(Id<Invoice> Id, string Number, InvoiceStatus Status, bool IsOverdue, DateOnly? IssuedOn, DateOnly? DueOn, Money Total);

public sealed class MyInvoicesHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<MyInvoices, ListPage<MyInvoice>>
{
    public async Task<ListPage<MyInvoice>> Handle(MyInvoices request, CancellationToken cancellationToken)
    {
        var customer = actor.Value.Customer;
        var partner = await db.Customers.Where(row => row.Id == customer).Select(row => row.PartnerId).SingleAsync(cancellationToken);
        var today = (await db.TermsAsync(partner, cancellationToken)).Today(clock);
        var own = await db.Invoices.Where(row => row.CustomerId == customer && row.Number != null).MatchingAsync(db, actor.Value, SearchKind.Invoice, request.Search, cancellationToken);
        var rows = await own.Beside(request.At)
            .Select(row => new { row.Id, row.Number, row.Status, row.IssuedOn, row.DueOn, row.Total }).ToListAsync(cancellationToken);
        return ListPage.Of(
            [.. rows.Select(row => new MyInvoice(row.Id, row.Number!, row.Status, row.Status == InvoiceStatus.Issued && row.DueOn < today, row.IssuedOn, row.DueOn, row.Total.Total))],
            request.At, row => row.Id.ToString());
    }
}
