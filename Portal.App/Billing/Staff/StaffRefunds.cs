using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Billing;

/// <summary>Money that went or goes back through the gateway, newest first.</summary>
[Staff]
public sealed record StaffRefunds(bool PendingOnly, ListCursor At, string? Search = null) : IRequest<ListPage<StaffRefundRow>>;

public sealed record StaffRefundRow(
    Id<Refund> Id, RefundStatus Status, Money Amount, string? GatewayId, string Failure, DateTime CreatedAt, string CreditNote, string CustomerName, string CustomerNumber);

public sealed class StaffRefundsHandler(PortalDb db, CurrentActor actor) : IRequestHandler<StaffRefunds, ListPage<StaffRefundRow>>
{
    public async Task<ListPage<StaffRefundRow>> Handle(StaffRefunds request, CancellationToken cancellationToken)
    {
        var refunds = request.PendingOnly ? db.Refunds.Where(refund => refund.NextCheckAt != null) : db.Refunds;
        var found = await refunds.BesideAsync(db, actor.Value, SearchKind.Refund, request.Search, request.At, cancellationToken);
        var rows = await found.Rows.Select(refund => new StaffRefundRow(
            refund.Id, refund.Status, refund.Amount, refund.GatewayRefundId, refund.FailureText, refund.CreatedAt,
            db.CreditNotes.Where(note => note.Id == refund.CreditNoteId).Select(note => note.Number).First(),
            db.Customers.Where(customer => customer.Id == refund.CustomerId).Select(customer => customer.Name).First(),
            db.Customers.Where(customer => customer.Id == refund.CustomerId).Select(customer => customer.Number).First())).ToListAsync(cancellationToken);
        return found.Page(rows, row => row.Id.ToString());
    }
}
