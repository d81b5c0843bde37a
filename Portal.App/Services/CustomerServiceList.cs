using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Customers;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.App.Services;

/// <summary>The services of a customer as staff and the partner see them, newest first.</summary>
[Staff, PartnerUser]
public sealed record CustomerServiceList(string Number, ListCursor Cursor) : IRequest<ListPage<CustomerServiceRow>>;

/// <param name="Status">On the partner's local date.</param>
public sealed record CustomerServiceRow(
    Id<Service> Id, string Number, string Name, BillingPeriod? Period, Money Recurring, ServiceStatus Status, bool AwaitsApproval, DateOnly? StartDate, DateOnly? PaidUntil, DateOnly? WishedStart);

public sealed class CustomerServiceListHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<CustomerServiceList, ListPage<CustomerServiceRow>>
{
    public async Task<ListPage<CustomerServiceRow>> Handle(CustomerServiceList request, CancellationToken cancellationToken)
    {
        var customer = await db.CustomerAsync(actor.Value, request.Number, cancellationToken);
        var partner = await db.Partners.SingleAsync(row => row.Id == customer.PartnerId, cancellationToken);
        var today = partner.LocalDate(clock.GetUtcNow().UtcDateTime);
        // Fifty whole services: what their status is on a day is told by the service alone.
        var services = await db.Services.AsNoTracking().Where(service => service.CustomerId == customer.Id).Beside(request.Cursor).ToListAsync(cancellationToken);
        var rows = services.ConvertAll(service => new CustomerServiceRow(
            service.Id, service.Number, service.Name, service.Period, service.Recurring.Total, service.StatusOn(today), service.AwaitsApproval,
            service.StartDate, service.PaidUntil, service.WishedStart));
        return ListPage.Of(rows, request.Cursor, row => row.Id.ToString());
    }
}
