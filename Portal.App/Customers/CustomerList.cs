using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Customers;
using Portal.Domain.Partners;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Customers;

/// <summary>Customers, newest first; a partner's user sees the own partner's only.</summary>
/// <param name="Search">Parts of name, number, e-mail address, phone, address, tax number or labels.</param>
/// <param name="Partner">The code of the only partner to show; one that nobody has shows all.</param>
[Staff, PartnerUser]
public sealed record CustomerList(string? Search, string? Partner, ListCursor Cursor) : IRequest<CustomerListAnswer>;

/// <param name="Partners">To filter by; empty for a partner's user.</param>
public sealed record CustomerListAnswer(ListPage<CustomerRow> Page, IReadOnlyList<PartnerChoice> Partners);

public sealed record CustomerRow(
    Id<Customer> Id, string Number, string Name, string Email, CustomerCategory Category, string Partner, Money Balance, IReadOnlyList<string> Labels, DateTime CreatedAt);

public sealed class CustomerListHandler(PortalDb db, CurrentActor actor) : IRequestHandler<CustomerList, CustomerListAnswer>
{
    public async Task<CustomerListAnswer> Handle(CustomerList request, CancellationToken cancellationToken)
    {
        var partners = actor.Value.IsStaff ? await db.PartnerChoicesAsync(cancellationToken) : [];
        var customers = db.Customers.AsNoTracking();
        Id<Partner>? only = null;
        if (actor.Value.IsStaff)
        {
            only = partners.FirstOrDefault(partner => partner.Code == request.Partner)?.Id;
            if (only is { } id)
                customers = customers.Where(customer => customer.PartnerId == id);
        }
        else
        {
            var own = actor.Value.PartnerId;
            customers = customers.Where(customer => customer.PartnerId == own);
        }
        var found = await customers.BesideAsync(db, actor.Value, SearchKind.Customer, request.Search, request.Cursor, cancellationToken, only);
        return new(found.Page(await CustomerRows.Of(db, found.Rows).ToListAsync(cancellationToken), row => row.Id.ToString()), partners);
    }
}

internal static class CustomerRows
{
    /// <summary>The rows of a list of customers, in its order.</summary>
    public static IQueryable<CustomerRow> Of(PortalDb db, IQueryable<Customer> customers) => customers.Select(row => new CustomerRow(
        row.Id, row.Number, row.Name, row.Email, row.Category, db.Partners.Where(partner => partner.Id == row.PartnerId).Select(partner => partner.Name).First(),
        row.Balance, row.Labels, row.CreatedAt));
}
