using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure;

namespace Portal.App.Billing;

/// <summary>Voids an unused credit note: Deleted, still visible, and its amount leaves the balance (SPEC 4).</summary>
[Staff]
public sealed record VoidCreditNote(string CreditNoteNumber, string Reason) : IRequest<Unit>;

public sealed class VoidCreditNoteHandler(PortalDb db, AuditTrail audit, TimeProvider clock) : IRequestHandler<VoidCreditNote, Unit>
{
    public async Task<Unit> Handle(VoidCreditNote request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
            throw new Refusal("credit-note.reason", "Write why it is voided: it stays visible with this reason.", "Reason");
        var note = await db.CreditNotes.SingleOrDefaultAsync(row => row.Number == request.CreditNoteNumber, cancellationToken) ?? throw Refusal.NotFound("credit note");
        var customer = await db.Customers.SingleAsync(row => row.Id == note.CustomerId, cancellationToken);
        if (customer.Balance < note.Amount.Total)
            throw new Refusal("credit-note.spent", $"The balance is {customer.Balance}, less than this credit note: its money was already spent.");
        note.Void(request.Reason.Trim());
        db.Ledger.Add(customer.Post(LedgerKind.CreditNoteVoided, -note.Amount.Total, $"credit-note:{note.Id}", $"Credit note {note.Number} voided", clock.GetUtcNow().UtcDateTime));
        audit.Add("credit-note.voided", $"Credit note {note.Number}", note.Amount.Total.ToString(), request.Reason.Trim(), note.PartnerId);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
