using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.App.Support;
using Portal.Domain;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.App.Services;

/// <summary>Turns a requested service down, with the reason that the customer reads (SPEC 4).</summary>
[Staff]
public sealed record RejectService(string ServiceNumber, string Reason) : IRequest<Unit>;

public sealed class RejectServiceHandler(PortalDb db, MailTemplates mails, AuditTrail audit, TimeProvider clock) : IRequestHandler<RejectService, Unit>
{
    public async Task<Unit> Handle(RejectService request, CancellationToken cancellationToken)
    {
        var service = await db.Services.SingleOrDefaultAsync(row => row.Number == request.ServiceNumber, cancellationToken) ?? throw Refusal.NotFound("service");
        if (service.WasPaidUpFront)
            throw new Refusal("service.paid", "This service is paid. Approve it with a later start date: the unused days are credited, up to the whole amount.");
        if (service.Status == ServiceStatus.Rejected || !service.AwaitsApproval)
            throw new Refusal("approval.done", $"{service.Name} was decided already. Reload the page to see where it stands.");
        var now = clock.GetUtcNow().UtcDateTime;
        service.Reject(request.Reason);
        var order = await db.Orders.Include(row => row.Lines).SingleAsync(row => row.Id == service.OrderId, cancellationToken);
        await order.CompleteWhenDecidedAsync(db, now, cancellationToken);
        var customer = await db.Customers.SingleAsync(row => row.Id == service.CustomerId, cancellationToken);
        db.Mails.Add(mails.ServiceRejected(await db.TermsAsync(service.PartnerId, cancellationToken), customer, service, service.RejectReason, now));
        audit.Add("service.rejected", $"Service {service.Number}", nameof(ServiceStatus.Pending), service.RejectReason, service.PartnerId);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
