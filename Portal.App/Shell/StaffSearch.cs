using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Customers;
using Portal.Infrastructure;

namespace Portal.App.Shell;

/// <summary>
/// What staff may mean by a few letters: customers by the beginning of name or e-mail, anything else by the beginning of its number.
/// Every part is a short walk along one index, however large the tables are.
/// </summary>
[Staff]
public sealed record StaffSearch(string Text) : IRequest<IReadOnlyList<SearchHit>>;

/// <param name="Kind">What it is, as the heading over its hits.</param>
public sealed record SearchHit(string Kind, string Icon, string Title, string Detail, string Href);

public sealed class StaffSearchHandler(PortalDb db, IEnumerable<ISearchKind> kinds) : IRequestHandler<StaffSearch, IReadOnlyList<SearchHit>>
{
    public const int Shortest = 2;
    public const int MostPerKind = 5;

    // Above every letter that stands in names and numbers.
    public const char Last = '\uFFFF';

    public async Task<IReadOnlyList<SearchHit>> Handle(StaffSearch request, CancellationToken cancellationToken)
    {
        var text = request.Text.Trim();
        if (text.Length < Shortest)
            return [];
        return
        [
            .. await CustomersAsync(text, cancellationToken), .. await OfKindsAsync(text, cancellationToken), .. await ServicesAsync(Number(text, "S-"), cancellationToken),
            .. await TicketsAsync(Number(text, "T-"), cancellationToken), .. await InvoicesAsync(text.ToUpperInvariant(), cancellationToken),
        ];
    }

    // Who types 100042 means the number of something.
    public static string Number(string text, string prefix) => text.All(char.IsAsciiDigit) ? prefix + text : text.ToUpperInvariant();

    private async Task<IEnumerable<SearchHit>> OfKindsAsync(string text, CancellationToken cancellation)
    {
        var hits = new List<SearchHit>();
        foreach (var kind in kinds)
            hits.AddRange(await kind.FindAsync(text, cancellation));
        return hits;
    }

    private async Task<IEnumerable<SearchHit>> CustomersAsync(string text, CancellationToken cancellation)
    {
        var (word, wordEnd, number) = (text.ToLowerInvariant(), text.ToLowerInvariant() + Last, Number(text, "C-"));
        var numberEnd = number + Last;
        IQueryable<Customer>[] ways =
        [
            db.Customers.Where(row => row.SearchName.CompareTo(word) >= 0 && row.SearchName.CompareTo(wordEnd) < 0).OrderBy(row => row.SearchName),
            db.Customers.Where(row => row.SearchEmail.CompareTo(word) >= 0 && row.SearchEmail.CompareTo(wordEnd) < 0).OrderBy(row => row.SearchEmail),
            db.Customers.Where(row => row.Number.CompareTo(number) >= 0 && row.Number.CompareTo(numberEnd) < 0).OrderBy(row => row.Number),
        ];
        var hits = new List<SearchHit>();
        foreach (var way in ways)
            hits.AddRange((await way.Take(MostPerKind).Select(row => new { row.Number, row.Name, row.Email }).ToListAsync(cancellation))
                .Select(row => new SearchHit("Customers", "user", row.Name, $"{row.Number}, {row.Email}", $"/admin/customers/{row.Number}")));
        return hits.DistinctBy(hit => hit.Href).Take(MostPerKind);
    }

    private async Task<IEnumerable<SearchHit>> ServicesAsync(string from, CancellationToken cancellation)
    {
        var until = from + Last;
        var rows = await db.Services.Where(row => row.Number.CompareTo(from) >= 0 && row.Number.CompareTo(until) < 0).OrderBy(row => row.Number).Take(MostPerKind)
            .Select(row => new { row.Number, row.Name, Customer = db.Customers.Where(customer => customer.Id == row.CustomerId).Select(customer => new { customer.Name, customer.Number }).First() })
            .ToListAsync(cancellation);
        return rows.Select(row => new SearchHit("Services", "box", $"{row.Number} {row.Name}", row.Customer.Name, $"/admin/customers/{row.Customer.Number}?tab=services"));
    }

    private async Task<IEnumerable<SearchHit>> TicketsAsync(string from, CancellationToken cancellation)
    {
        var until = from + Last;
        var rows = await db.Tickets.Where(row => row.Number.CompareTo(from) >= 0 && row.Number.CompareTo(until) < 0).OrderBy(row => row.Number).Take(MostPerKind)
            .Select(row => new { row.Number, row.Subject }).ToListAsync(cancellation);
        return rows.Select(row => new SearchHit("Tickets", "ticket", row.Number, row.Subject, $"/admin/tickets/{row.Number}"));
    }

    private async Task<IEnumerable<SearchHit>> InvoicesAsync(string from, CancellationToken cancellation)
    {
        var until = from + Last;
        var rows = await db.Invoices.Where(row => row.Number!.CompareTo(from) >= 0 && row.Number!.CompareTo(until) < 0).OrderBy(row => row.Number).Take(MostPerKind)
            .Select(row => new { row.Number, Customer = db.Customers.Where(customer => customer.Id == row.CustomerId).Select(customer => customer.Name).First() }).ToListAsync(cancellation);
        return rows.Select(row => new SearchHit("Invoices", "invoice", row.Number!, row.Customer, $"/invoices/{row.Number}"));
    }
}
