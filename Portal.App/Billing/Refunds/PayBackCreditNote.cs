using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure;

namespace Portal.App.Billing;

/// <summary>Pays a credit note back through the gateway, to the card that paid (SPEC 4). The intent is recorded before the gateway is asked.</summary>
[Staff]
public sealed record PayBackCreditNote(string CreditNoteNumber) : IRequest<Unit>;

public sealed class PayBackCreditNoteHandler(PortalDb db, RefundDesk desk, AuditTrail audit, TimeProvider clock) : IRequestHandler<PayBackCreditNote, Unit>
{
    public async Task<Unit> Handle(PayBackCreditNote request, CancellationToken cancellationToken)
    {
        Refund refund;
        await using (var unit = await db.BeginAsync(cancellationToken))
        {
            var note = await db.CreditNotes.SingleOrDefaultAsync(row => row.Number == request.CreditNoteNumber, cancellationToken) ?? throw Refusal.NotFound("credit note");
            var customer = await db.Customers.SingleAsync(row => row.Id == note.CustomerId, cancellationToken);
            if (customer.Balance < note.Amount.Total)
                throw new Refusal("credit-note.spent", $"The balance is {customer.Balance}, less than this credit note: its money was already spent.");
            var now = clock.GetUtcNow().UtcDateTime;
            note.StartRefund();
            var payment = await db.RefundablePaymentAsync(note, cancellationToken)
                ?? throw new Refusal("refund.no-card", "No card payment of this order has that much left to pay back. Leave it on the balance, or use it on an invoice.");
            payment.AddRefund(note.Amount.Total);
            refund = new Refund(note, payment, now);
            db.Refunds.Add(refund);
            db.Ledger.Add(customer.Post(LedgerKind.RefundRequested, -note.Amount.Total, $"refund:{refund.Id}", $"Credit note {note.Number} paid back", now));
            audit.Add("credit-note.pay-back", $"Credit note {note.Number}", nameof(CreditNoteStatus.RefundDue), note.Amount.Total.ToString(), note.PartnerId);
            await unit.CommitAsync(cancellationToken);
        }
        await desk.TryAdvanceAsync(refund.Id, cancellationToken);
        return Unit.Value;
    }
}
