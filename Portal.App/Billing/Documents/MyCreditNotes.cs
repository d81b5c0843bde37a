using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Billing;

/// <summary>The customer's own credit notes, newest first; voided ones stay visible (SPEC 4).</summary>
[Customer]
public sealed record MyCreditNotes(ListCursor At, string? Search = null) : IRequest<ListPage<MyCreditNote>>;

public sealed record MyCreditNote(Id<CreditNote> Id, string Number, CreditNoteStatus Status, DateOnly IssuedOn, string Reason, string Settlement, Money Total);

public sealed class MyCreditNotesHandler(PortalDb db, CurrentActor actor) : IRequestHandler<MyCreditNotes, ListPage<MyCreditNote>>
{
    public async Task<ListPage<MyCreditNote>> Handle(MyCreditNotes request, CancellationToken cancellationToken)
    {
        var customer = actor.Value.Customer;
        var own = await db.CreditNotes.Where(row => row.CustomerId == customer).MatchingAsync(db, actor.Value, SearchKind.CreditNote, request.Search, cancellationToken);
        var rows = await own.Beside(request.At)
            .Select(row => new { row.Id, row.Number, row.Status, row.IssuedOn, row.Reason, row.Settlement, row.Amount }).ToListAsync(cancellationToken);
        return ListPage.Of(
            [.. rows.Select(row => new MyCreditNote(row.Id, row.Number, row.Status, row.IssuedOn, row.Reason, row.Settlement, row.Amount.Total))], request.At, row => row.Id.ToString());
    }
}
