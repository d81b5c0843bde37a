using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Kit;
using Portal.App.Provisioning;
using Portal.App.Shell;
using Portal.Domain.Billing;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Home;

/// <summary>What waits for staff, as counts that end at <see cref="Counted.Most"/>.</summary>
[Staff]
public sealed record StaffWaiting : IRequest<StaffWaitingAnswer>;

/// <param name="OldestApproval">Since when the longest waiting service waits.</param>
/// <param name="Payments">At the gateway, not decided yet.</param>
/// <param name="Refunds">On their way back.</param>
/// <param name="FailedOperations">Whose last try failed; they are tried again, or wait for a person.</param>
/// <param name="Tasks">What the reader can take, and has in work.</param>
public sealed record StaffWaitingAnswer(
    int Approvals, DateTime? OldestApproval, int Tickets, int OpenInvoices, int OverdueInvoices, int FailedMails, int Payments, int Refunds, int FailedOperations, int Tasks)
{
    /// <summary>What somebody has to act on; payments and refunds under way go on by themselves.</summary>
    public int ToDo => Approvals + Tickets + OverdueInvoices + FailedMails + Tasks;
}

public sealed class StaffWaitingHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<StaffWaiting, StaffWaitingAnswer>
{
    public async Task<StaffWaitingAnswer> Handle(StaffWaiting request, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var approvals = db.Services.Where(row => row.AwaitsApproval);
        var open = db.Invoices.Where(row => row.Status == InvoiceStatus.Issued);
        return new(
            await approvals.CountUpToMostAsync(cancellationToken),
            await approvals.OrderBy(row => row.Id).Select(row => (DateTime?)row.CreatedAt).FirstOrDefaultAsync(cancellationToken),
            await db.Tickets.Where(row => row.AwaitsStaff).CountUpToMostAsync(cancellationToken),
            await open.CountUpToMostAsync(cancellationToken),
            await open.Where(row => row.DueOn < today).CountUpToMostAsync(cancellationToken),
            await db.Mails.Where(row => row.Status == MailStatus.Failed).CountUpToMostAsync(cancellationToken),
            await db.Payments.Where(row => row.NextCheckAt != null && row.Status == PaymentStatus.Processing).CountUpToMostAsync(cancellationToken),
            await db.Refunds.Where(row => row.NextCheckAt != null).CountUpToMostAsync(cancellationToken),
            await db.Operations.Of(OperationFilter.Failed).CountUpToMostAsync(cancellationToken),
            await db.TasksToDoAsync(actor.Value, cancellationToken));
    }
}
