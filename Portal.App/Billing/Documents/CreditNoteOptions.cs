using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure;

namespace Portal.App.Billing;

/// <summary>What staff can do with a credit note now, and what each of it would mean (SPEC 4).</summary>
[Staff]
public sealed record CreditNoteOptions(string CreditNoteNumber) : IRequest<CreditNoteOptionsAnswer>;

/// <param name="IsSpent">The balance no longer holds its amount, so nothing but waiting is left.</param>
/// <param name="CanPayBack">A card payment of the order has that much left to pay back.</param>
/// <param name="Invoices">Open ones of the customer, the soonest due first.</param>
public sealed record CreditNoteOptionsAnswer(
    string Number, CreditNoteStatus Status, Money Amount, Money Balance, string CustomerName, bool IsSpent, bool CanPayBack, IReadOnlyList<PayableInvoice> Invoices);

/// <param name="IsCovered">The balance pays all of it.</param>
public sealed record PayableInvoice(string Number, Money Total, DateOnly? DueOn, bool IsOverdue, bool IsCovered);

public sealed class CreditNoteOptionsHandler(PortalDb db, TimeProvider clock) : IRequestHandler<CreditNoteOptions, CreditNoteOptionsAnswer>
{
    private const int MostInvoices = 50;

    public async Task<CreditNoteOptionsAnswer> Handle(CreditNoteOptions request, CancellationToken cancellationToken)
    {
        var note = await db.CreditNotes.AsNoTracking().SingleOrDefaultAsync(row => row.Number == request.CreditNoteNumber, cancellationToken) ?? throw Refusal.NotFound("credit note");
        var customer = await db.Customers.AsNoTracking().SingleAsync(row => row.Id == note.CustomerId, cancellationToken);
        var today = (await db.TermsAsync(note.PartnerId, cancellationToken)).Today(clock);
        var invoices = await db.Invoices.Where(row => row.CustomerId == note.CustomerId && row.Status == InvoiceStatus.Issued).OrderBy(row => row.DueOn).Take(MostInvoices)
            .Select(row => new { row.Number, row.Total, row.DueOn }).ToListAsync(cancellationToken);
        return new(
            note.Number, note.Status, note.Amount.Total, customer.Balance, customer.Name, customer.Balance < note.Amount.Total,
            await db.RefundablePaymentAsync(note, cancellationToken) is not null,
            [.. invoices.Select(row => new PayableInvoice(row.Number!, row.Total.Total, row.DueOn, row.DueOn < today, row.Total.Total <= customer.Balance))]);
    }
}
