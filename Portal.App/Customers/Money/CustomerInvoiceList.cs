using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure;

namespace Portal.App.Customers;

/// <summary>The invoices of a customer, newest first; drafts, which have no number yet, too.</summary>
[Staff, PartnerUser]
public sealed record CustomerInvoiceList(string Number, ListCursor Cursor) : IRequest<ListPage<CustomerInvoiceRow>>;

/// <param name="IsOverdue">On the partner's local date.</param>
public sealed record CustomerInvoiceRow(
    Id<Invoice> Id, string? Number, InvoiceStatus Status, bool IsOverdue, DateOnly? IssuedOn, DateOnly? DueOn, DateOnly? PaidOn, Money Total);

public sealed class CustomerInvoiceListHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<CustomerInvoiceList, ListPage<CustomerInvoiceRow>>
{
    public async Task<ListPage<CustomerInvoiceRow>> Handle(CustomerInvoiceList request, CancellationToken cancellationToken)
    {
        var customer = await db.CustomerAsync(actor.Value, request.Number, cancellationToken);
        var partner = await db.Partners.SingleAsync(row => row.Id == customer.PartnerId, cancellationToken);
        var today = partner.LocalDate(clock.GetUtcNow().UtcDateTime);
        var rows = await db.Invoices.Where(invoice => invoice.CustomerId == customer.Id).Beside(request.Cursor)
            .Select(invoice => new CustomerInvoiceRow(
                invoice.Id, invoice.Number, invoice.Status, invoice.Status == InvoiceStatus.Issued && invoice.DueOn < today,
                invoice.IssuedOn, invoice.DueOn, invoice.PaidOn, new Money(invoice.Total.NetMinor + invoice.Total.TaxMinor, invoice.Total.Currency)))
            .ToListAsync(cancellationToken);
        return ListPage.Of(rows, request.Cursor, row => row.Id.ToString());
    }
}
