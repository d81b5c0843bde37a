using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure;

namespace Portal.App.Billing;

/// <summary>Uses a credit note on an open invoice: the note is Closed, a surplus stays on the balance (SPEC 4).</summary>
[Staff]
public sealed record UseCreditNote(string CreditNoteNumber, string InvoiceNumber) : IRequest<Unit>;

public sealed class UseCreditNoteHandler(PortalDb db, AuditTrail audit, TimeProvider clock) : IRequestHandler<UseCreditNote, Unit>
{
    public async Task<Unit> Handle(UseCreditNote request, CancellationToken cancellationToken)
    {
        var note = await db.CreditNotes.SingleOrDefaultAsync(row => row.Number == request.CreditNoteNumber, cancellationToken) ?? throw Refusal.NotFound("credit note");
        var invoice = await db.Invoices.SingleOrDefaultAsync(row => row.Number == request.InvoiceNumber && row.CustomerId == note.CustomerId, cancellationToken)
            ?? throw Refusal.NotFound("invoice");
        var customer = await db.Customers.SingleAsync(row => row.Id == note.CustomerId, cancellationToken);
        if (customer.Balance < invoice.Total.Total)
            throw new Refusal("credit-note.too-small", $"The balance of {customer.Balance} does not cover this invoice of {invoice.Total.Total}. The customer can pay it with the balance and a card together.");
        var now = clock.GetUtcNow().UtcDateTime;
        note.Close(invoice.Number!);
        var today = (await db.TermsAsync(note.PartnerId, cancellationToken)).Today(clock);
        await db.PayFromBalanceAsync(customer, invoice, today, now, cancellationToken);
        audit.Add("credit-note.used", $"Credit note {note.Number}", nameof(CreditNoteStatus.RefundDue), $"Invoice {invoice.Number}", note.PartnerId);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
