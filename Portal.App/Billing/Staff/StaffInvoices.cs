using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Kit;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Billing;

public enum InvoiceFilter { All, Open, Overdue }

/// <summary>The invoices of all customers: newest first, or what is open with the oldest on top.</summary>
[Staff]
public sealed record StaffInvoices(InvoiceFilter Filter, ListCursor At, string? Search = null) : IRequest<StaffInvoicesAnswer>;

/// <param name="Open">How many are open, <see cref="Counted"/> up to a limit.</param>
public sealed record StaffInvoicesAnswer(ListPage<StaffInvoiceRow> Page, int Open, int Overdue);

public sealed record StaffInvoiceRow(
    Id<Invoice> Id, string Number, InvoiceStatus Status, bool IsOverdue, DateOnly? IssuedOn, DateOnly? DueOn, Money Total, string CustomerName, string CustomerNumber, string Partner);

public sealed class StaffInvoicesHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<StaffInvoices, StaffInvoicesAnswer>
{
    public async Task<StaffInvoicesAnswer> Handle(StaffInvoices request, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var open = db.Invoices.Where(invoice => invoice.Status == InvoiceStatus.Issued);
        var overdue = open.Where(invoice => invoice.DueOn < today);
        var shown = request.Filter switch
        {
            InvoiceFilter.All => db.Invoices.Where(invoice => invoice.Number != null),
            InvoiceFilter.Open => open,
            InvoiceFilter.Overdue => overdue,
        };
        var newestFirst = request.Filter == InvoiceFilter.All;
        var found = newestFirst ? await shown.BesideAsync(db, actor.Value, SearchKind.Invoice, request.Search, request.At, cancellationToken) : null;
        var invoices = found?.Rows ?? (await shown.MatchingAsync(db, actor.Value, SearchKind.Invoice, request.Search, cancellationToken)).BesideOldestFirst(request.At);
        var rows = (await invoices.Select(invoice => new
        {
            invoice.Id, invoice.Number, invoice.Status, invoice.IssuedOn, invoice.DueOn, invoice.Total,
            Name = db.Customers.Where(customer => customer.Id == invoice.CustomerId).Select(customer => customer.Name).First(),
            Customer = db.Customers.Where(customer => customer.Id == invoice.CustomerId).Select(customer => customer.Number).First(),
            Partner = db.Partners.Where(partner => partner.Id == invoice.PartnerId).Select(partner => partner.Name).First(),
        }).ToListAsync(cancellationToken)).ConvertAll(row => new StaffInvoiceRow(
            row.Id, row.Number!, row.Status, row.Status == InvoiceStatus.Issued && row.DueOn < today, row.IssuedOn, row.DueOn, row.Total.Total, row.Name, row.Customer, row.Partner));
        var page = found?.Page(rows, row => row.Id.ToString()) ?? ListPage.OldestFirst(rows, request.At, row => row.Id.ToString());
        return new(page, await open.CountUpToMostAsync(cancellationToken), await overdue.CountUpToMostAsync(cancellationToken));
    }
}
