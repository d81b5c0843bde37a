using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Kit;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Domain.Partners;
using Portal.Infrastructure;

namespace Portal.App.Billing;

/// <summary>A credit note as a document (SPEC 4). For its customer, that customer's partner, and staff; for others it is not found.</summary>
[Customer, PartnerUser, Staff]
public sealed record CreditNoteDetails(string Number) : IRequest<CreditNoteDetailsAnswer>;

/// <param name="PaidRecurring">What was paid for the whole period.</param>
/// <param name="Settlement">What became of it, in words; empty while it is due.</param>
public sealed record CreditNoteDetailsAnswer(
    string Number, Id<Customer> CustomerId, string CustomerNumber, bool IsOwn, CreditNoteStatus Status, DateOnly IssuedOn, string Reason, string Settlement, Party Seller, Party Buyer, Brand Brand,
    string ServiceName, string ServiceNumber, string? InvoiceNumber, DateOnly? InvoiceDate, DateSpan Paid, DateOnly StartDate, int UnusedDays, TaxedAmount PaidRecurring,
    string TaxName, TaxRate TaxRate, TaxedAmount Amount, IReadOnlyList<ExplanationLine> Explanation);

public sealed class CreditNoteDetailsHandler(PortalDb db, CurrentActor actor) : IRequestHandler<CreditNoteDetails, CreditNoteDetailsAnswer>
{
    public async Task<CreditNoteDetailsAnswer> Handle(CreditNoteDetails request, CancellationToken cancellationToken)
    {
        var note = await db.CreditNotes.AsNoTracking().SingleOrDefaultAsync(row => row.Number == request.Number, cancellationToken);
        if (note is null || !actor.Value.MaySee(note.CustomerId, note.PartnerId))
            throw Refusal.NotFound("credit note");
        var service = await db.Services.AsNoTracking().SingleAsync(row => row.Id == note.ServiceId, cancellationToken);
        var customerNumber = await db.Customers.Where(row => row.Id == note.CustomerId).Select(row => row.Number).SingleAsync(cancellationToken);
        var invoice = note.InvoiceId is { } id
            ? await db.Invoices.Where(row => row.Id == id).Select(row => new { row.Number, row.IssuedOn }).SingleAsync(cancellationToken)
            : null;
        return new(
            note.Number, note.CustomerId, customerNumber, actor.Value.CustomerId == note.CustomerId, note.Status, note.IssuedOn, note.Reason, note.Settlement, note.Seller, note.Buyer,
            Letterhead.Of(await db.TermsAsync(note.PartnerId, cancellationToken)), note.ServiceName, service.Number, invoice?.Number, invoice?.IssuedOn, note.Paid, note.StartDate, note.UnusedDays,
            service.Recurring, note.TaxName, note.TaxRate, note.Amount, Explanations.OfCreditNote(note, service.Recurring, invoice?.Number));
    }
}
