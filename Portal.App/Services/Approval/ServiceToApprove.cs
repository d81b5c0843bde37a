using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.App.Services;

/// <summary>What the approval window shows before a date is chosen, and the date that it begins with.</summary>
[Staff]
public sealed record ServiceToApprove(string ServiceNumber) : IRequest<ServiceToApproveAnswer>;

/// <param name="Paid">The paid days; null while nothing is billed.</param>
/// <param name="PaidAmount">What was paid for them.</param>
/// <param name="Suggested">The wished date where it is possible, the present start date when it is to be changed, else today.</param>
public sealed record ServiceToApproveAnswer(
    string Number, string Name, string CustomerName, string CustomerNumber, string OrderNumber, bool WasPaidUpFront, bool AwaitsApproval, DateSpan? Paid, Money PaidAmount,
    DateOnly? WishedStart, DateOnly? StartDate, DateOnly Suggested)
{
    /// <summary>Only a request can be turned down: what is paid is credited instead.</summary>
    public bool CanBeRejected => AwaitsApproval && !WasPaidUpFront;
}

public sealed class ServiceToApproveHandler(PortalDb db, TimeProvider clock) : IRequestHandler<ServiceToApprove, ServiceToApproveAnswer>
{
    public async Task<ServiceToApproveAnswer> Handle(ServiceToApprove request, CancellationToken cancellationToken)
    {
        var service = await db.Services.AsNoTracking().SingleOrDefaultAsync(row => row.Number == request.ServiceNumber, cancellationToken) ?? throw Refusal.NotFound("service");
        var customer = await db.Customers.Where(row => row.Id == service.CustomerId).Select(row => new { row.Name, row.Number }).SingleAsync(cancellationToken);
        var order = await db.Orders.Where(row => row.Id == service.OrderId).Select(row => row.Number).SingleAsync(cancellationToken);
        var today = (await db.TermsAsync(service.PartnerId, cancellationToken)).Today(clock);
        return new(
            service.Number, service.Name, customer.Name, customer.Number, order, service.WasPaidUpFront, service.AwaitsApproval, service.BilledSpan, service.Recurring.Total,
            service.WishedStart, service.AwaitsApproval ? null : service.StartDate, Suggest(service, today));
    }

    private static DateOnly Suggest(Service service, DateOnly today)
    {
        if (!service.AwaitsApproval && service.StartDate is { } present)
            return present;
        // What is paid can have begun on any day since; what was requested cannot begin before somebody agreed.
        var earliest = service.BilledFrom ?? today;
        return service.WishedStart is { } wish && wish >= earliest ? wish : today;
    }
}
