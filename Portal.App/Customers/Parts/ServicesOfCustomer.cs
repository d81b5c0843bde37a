using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Services;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Customers;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.App.Customers;

/// <summary>A customer's services as staff work with them, newest first; the customer's partner reads along.</summary>
[Staff, PartnerUser]
public sealed record ServicesOfCustomer(string CustomerNumber, ListCursor At) : IRequest<ServicesOfCustomerAnswer>;

public sealed record ServicesOfCustomerAnswer(Id<Customer> CustomerId, ListPage<ServiceOfCustomer> Page);

/// <param name="Price">Per period with tax; zero for what is bought once.</param>
/// <param name="CanApprove">Staff decide its start date.</param>
/// <param name="CanMoveStart">There is a start date that staff can change.</param>
public sealed record ServiceOfCustomer(
    Id<Service> Id, string Number, string Name, ServiceStatus Status, string InWords, bool AwaitsApproval, bool CanApprove, bool CanMoveStart, DateOnly? WishedStart, DateOnly? StartDate,
    DateOnly? LastPaidDay, BillingPeriod? Period, Money Price);

public sealed class ServicesOfCustomerHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<ServicesOfCustomer, ServicesOfCustomerAnswer>
{
    public async Task<ServicesOfCustomerAnswer> Handle(ServicesOfCustomer request, CancellationToken cancellationToken)
    {
        var customer = await db.CustomerAsync(actor.Value, request.CustomerNumber, cancellationToken);
        var today = (await db.TermsAsync(customer.PartnerId, cancellationToken)).Today(clock);
        var rows = await db.Services.AsNoTracking().Where(row => row.CustomerId == customer.Id).Beside(request.At).ToListAsync(cancellationToken);
        return new(customer.Id, ListPage.Of([.. rows.Select(row => Row(row, today, actor.Value.IsStaff))], request.At, row => row.Id.ToString()));
    }

    private static ServiceOfCustomer Row(Service row, DateOnly today, bool isStaff)
    {
        var status = row.StatusOn(today);
        return new(
            row.Id, row.Number, row.Name, status, ServiceSentence.Of(status, row.AwaitsApproval, row.StartDate, today, row.RejectReason), row.AwaitsApproval,
            isStaff && row.AwaitsApproval, isStaff && !row.AwaitsApproval && row.Status == ServiceStatus.Active && row.Period is not null && row.StartDate is not null,
            row.WishedStart, row.StartDate, row.BilledSpan?.LastDay, row.Period, row.Recurring.Total);
    }
}
