using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Support;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure;
using Portal.Infrastructure.Payments;

namespace Portal.App.Billing;

/// <summary>Moves a refund on by one step at the gateway and records its word once; the twin of <see cref="PaymentDesk"/>.</summary>
public sealed class RefundDesk(PortalDb db, IPaymentGateway gateway, MailTemplates mails, TimeProvider clock, ILogger<RefundDesk> log)
{
    /// <summary>A gateway that does not answer leaves the refund due; the sweep goes on.</summary>
    public async Task TryAdvanceAsync(Id<Refund> id, CancellationToken cancellation)
    {
        var refund = await db.Refunds.AsNoTracking().SingleAsync(row => row.Id == id, cancellation);
        try
        {
            var said = refund.GatewayRefundId is { } known
                ? await gateway.ReadRefundAsync(known, cancellation)
                : await gateway.RefundAsync(new RefundRequest(refund.Id.ToString(), refund.IdempotencyKey, refund.GatewayPaymentId, refund.Amount), cancellation);
            await RecordAsync(id, said, cancellation);
        }
        catch (GatewayRejected rejected)
        {
            // Refused for good: the money never left, so it is due again.
            log.LogWarning("Refund {Refund} was refused: {Code}", id, rejected.Code);
            await RecordAsync(id, new GatewayRefund(refund.GatewayRefundId ?? "", GatewayRefundState.Failed, refund.Amount, rejected.Message), cancellation);
        }
        catch (GatewayUnavailable unavailable)
        {
            log.LogWarning("Refund {Refund} could not be asked about: {Reason}", id, unavailable.Message);
            db.ChangeTracker.Clear();
            (await db.Refunds.SingleAsync(row => row.Id == id, cancellation)).CheckAgain(clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellation);
        }
    }

    private async Task RecordAsync(Id<Refund> id, GatewayRefund said, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        await using var unit = await db.BeginAsync(id, cancellation);
        var refund = await db.Refunds.SingleAsync(row => row.Id == id, cancellation);
        var note = await db.CreditNotes.SingleAsync(row => row.Id == refund.CreditNoteId, cancellation);
        var customer = await db.Customers.SingleAsync(row => row.Id == refund.CustomerId, cancellation);
        var now = clock.GetUtcNow().UtcDateTime;
        switch (said.State)
        {
            case GatewayRefundState.Pending:
                refund.Accept(said.Id);
                break;
            case GatewayRefundState.Succeeded:
                if (refund.Succeed(said.Id))
                {
                    note.Refunded(said.Id);
                    db.Mails.Add(mails.RefundSent(await db.TermsAsync(note.PartnerId, cancellation), customer, note, now));
                }
                break;
            case GatewayRefundState.Failed:
            case GatewayRefundState.Canceled:
                if (refund.Fail(said.FailureReason ?? "The gateway could not pay it back."))
                {
                    note.RefundFailed();
                    (await db.Payments.SingleAsync(row => row.Id == refund.PaymentId, cancellation)).RefundFailed(refund.Amount);
                    db.Ledger.Add(customer.Post(LedgerKind.RefundFailed, refund.Amount, $"refund:{refund.Id}", $"Credit note {note.Number} could not be paid back", now));
                }
                break;
        }
        refund.CheckAgain(now);
        await unit.CommitAsync(cancellation);
    }
}
