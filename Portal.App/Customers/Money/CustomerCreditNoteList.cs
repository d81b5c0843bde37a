using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Billing;
using Portal.App.Kit;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure;

namespace Portal.App.Customers;

/// <summary>The credit notes of a customer, newest first; voided ones stay visible (SPEC 4).</summary>
[Staff, PartnerUser]
public sealed record CustomerCreditNoteList(string Number, ListCursor Cursor) : IRequest<ListPage<CustomerCreditNoteRow>>;

/// <param name="Explanation">Where the amount comes from.</param>
/// <param name="Refund">The last attempt to pay it back.</param>
public sealed record CustomerCreditNoteRow(
    Id<CreditNote> Id, string Number, string Reason, string Settlement, CreditNoteStatus Status, DateOnly IssuedOn, int UnusedDays, Money Total,
    IReadOnlyList<ExplanationLine> Explanation, RefundAttempt? Refund);

public sealed class CustomerCreditNoteListHandler(PortalDb db, CurrentActor actor) : IRequestHandler<CustomerCreditNoteList, ListPage<CustomerCreditNoteRow>>
{
    public async Task<ListPage<CustomerCreditNoteRow>> Handle(CustomerCreditNoteList request, CancellationToken cancellationToken)
    {
        var id = await db.CustomerIdAsync(actor.Value, request.Number, cancellationToken);
        var notes = await db.CreditNotes.AsNoTracking().Where(note => note.CustomerId == id).Beside(request.Cursor)
            .Select(note => new
            {
                Note = note,
                Service = db.Services.First(service => service.Id == note.ServiceId),
                Invoice = db.Invoices.Where(invoice => invoice.Id == note.InvoiceId).Select(invoice => invoice.Number).FirstOrDefault(),
                Refund = db.Refunds.Where(refund => refund.CreditNoteId == note.Id).OrderByDescending(refund => refund.Id)
                    .Select(refund => new RefundAttempt(refund.Status, refund.FailureText, refund.CreatedAt)).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        var rows = notes.ConvertAll(row => new CustomerCreditNoteRow(
            row.Note.Id, row.Note.Number, row.Note.Reason, row.Note.Settlement, row.Note.Status, row.Note.IssuedOn, row.Note.UnusedDays, row.Note.Amount.Total,
            Explanations.OfCreditNote(row.Note, row.Service.Recurring, row.Invoice), row.Refund));
        return ListPage.Of(rows, request.Cursor, row => row.Id.ToString());
    }
}
