using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Customers;
using Portal.Infrastructure;

namespace Portal.App.Customers;

/// <summary>Customers, newest first; a partner's user sees the own partner's only.</summary>
/// <param name="Search">The beginning of a name, an e-mail address or a number.</param>
/// <param name="Partner">The code of the only partner to show; one that nobody has shows all.</param>
[Staff, PartnerUser]
public sealed record CustomerList(string? Search, string? Partner, ListCursor Cursor) : IRequest<CustomerListAnswer>;

/// <param name="Truncated">More were found than are shown: a longer search narrows it.</param>
/// <param name="Partners">To filter by; empty for a partner's user.</param>
public sealed record CustomerListAnswer(ListPage<CustomerRow> Page, bool Truncated, IReadOnlyList<PartnerChoice> Partners);

public sealed record CustomerRow(
    Id<Customer> Id, string Number, string Name, string Email, CustomerCategory Category, string Partner, Money Balance, IReadOnlyList<string> Labels, DateTime CreatedAt);

public sealed class CustomerListHandler(PortalDb db, CurrentActor actor) : IRequestHandler<CustomerList, CustomerListAnswer>
{
    // After every letter there is: what begins with a text lies between the text and the text with this behind it.
    private const string Last = "\U0010FFFF";

    public async Task<CustomerListAnswer> Handle(CustomerList request, CancellationToken cancellationToken)
    {
        var partners = actor.Value.IsStaff ? await db.PartnerChoicesAsync(cancellationToken) : [];
        var customers = db.Customers.AsNoTracking();
        if (actor.Value.IsStaff)
        {
            if (partners.FirstOrDefault(partner => partner.Code == request.Partner)?.Id is { } id)
                customers = customers.Where(customer => customer.PartnerId == id);
        }
        else
        {
            var own = actor.Value.PartnerId;
            customers = customers.Where(customer => customer.PartnerId == own);
        }
        if (request.Search?.Trim() is { Length: > 0 } search)
        {
            var found = await FindAsync(customers, search, cancellationToken);
            return new(new([.. found.Take(ListPage.Size)], null, null), found.Count > ListPage.Size, partners);
        }
        var rows = await CustomerRows.Of(db, customers.Beside(request.Cursor)).ToListAsync(cancellationToken);
        return new(ListPage.Of(rows, request.Cursor, row => row.Id.ToString()), false, partners);
    }

    private async Task<List<CustomerRow>> FindAsync(IQueryable<Customer> customers, string search, CancellationToken cancellation)
    {
        var (text, number) = (search.ToLowerInvariant(), search.ToUpperInvariant());
        var (textEnd, numberEnd) = (text + Last, number + Last);
        // Three short reads along three indexes; one condition over three columns would read the table.
        var byName = customers.Where(row => row.SearchName.CompareTo(text) >= 0 && row.SearchName.CompareTo(textEnd) < 0).OrderBy(row => row.SearchName);
        var byEmail = customers.Where(row => row.SearchEmail.CompareTo(text) >= 0 && row.SearchEmail.CompareTo(textEnd) < 0).OrderBy(row => row.SearchEmail);
        var byNumber = customers.Where(row => row.Number.CompareTo(number) >= 0 && row.Number.CompareTo(numberEnd) < 0).OrderBy(row => row.Number);
        var found = new List<CustomerRow>();
        foreach (var matches in new[] { byName, byEmail, byNumber })
            found.AddRange(await CustomerRows.Of(db, matches.Take(ListPage.Size + 1)).ToListAsync(cancellation));
        return [.. found.DistinctBy(row => row.Id)];
    }
}

internal static class CustomerRows
{
    /// <summary>The rows of a list of customers, in its order.</summary>
    public static IQueryable<CustomerRow> Of(PortalDb db, IQueryable<Customer> customers) => customers.Select(row => new CustomerRow(
        row.Id, row.Number, row.Name, row.Email, row.Category, db.Partners.Where(partner => partner.Id == row.PartnerId).Select(partner => partner.Name).First(),
        row.Balance, row.Labels, row.CreatedAt));
}
