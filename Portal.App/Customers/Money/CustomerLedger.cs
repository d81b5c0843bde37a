using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure;

namespace Portal.App.Customers;

/// <summary>What moved the balance of a customer, newest first, with the balance after each entry.</summary>
[Staff, PartnerUser]
public sealed record CustomerLedger(string Number, ListCursor Cursor) : IRequest<ListPage<LedgerRow>>;

public sealed record LedgerRow(int Sequence, LedgerKind Kind, string Text, Money Amount, Money BalanceAfter, DateTime At);

public sealed class CustomerLedgerHandler(PortalDb db, CurrentActor actor) : IRequestHandler<CustomerLedger, ListPage<LedgerRow>>
{
    public async Task<ListPage<LedgerRow>> Handle(CustomerLedger request, CancellationToken cancellationToken)
    {
        var id = await db.CustomerIdAsync(actor.Value, request.Number, cancellationToken);
        var entries = Beside(db.Ledger.Where(entry => entry.CustomerId == id), request.Cursor).Take(ListPage.Size + 1);
        var rows = await entries.Select(entry => new LedgerRow(entry.Sequence, entry.Kind, entry.Text, entry.Amount, entry.BalanceAfter, entry.At)).ToListAsync(cancellationToken);
        return ListPage.Of(rows, request.Cursor, row => row.Sequence.ToString(CultureInfo.InvariantCulture));
    }

    // By its own count, not by id: two entries of one moment have an order that the balance tells.
    private static IQueryable<LedgerEntry> Beside(IQueryable<LedgerEntry> entries, ListCursor cursor)
    {
        if (cursor.Upwards)
        {
            var after = Number(cursor.Newer, 0);
            return entries.Where(entry => entry.Sequence > after).OrderBy(entry => entry.Sequence);
        }
        var before = Number(cursor.Older, int.MaxValue);
        return entries.Where(entry => entry.Sequence < before).OrderByDescending(entry => entry.Sequence);
    }

    private static int Number(string? text, int otherwise) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
