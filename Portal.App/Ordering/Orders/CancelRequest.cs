using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Ordering;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Ordering;

/// <summary>The customer withdraws a request before anything of it was decided. The ticket that carries it says so to the staff.</summary>
[Customer]
public sealed record CancelRequest(string OrderNumber) : IRequest<Unit>;

public sealed class CancelRequestHandler(PortalDb db, CurrentActor actor, AuditTrail audit, TimeProvider clock) : IRequestHandler<CancelRequest, Unit>
{
    private const string Reason = "Withdrawn by the customer";

    public async Task<Unit> Handle(CancelRequest request, CancellationToken cancellationToken)
    {
        var order = await db.Orders.Include(row => row.Lines)
            .SingleOrDefaultAsync(row => row.Number == request.OrderNumber && row.CustomerId == actor.Value.Customer, cancellationToken) ?? throw Refusal.NotFound("order");
        if (order.Kind == OrderKind.Paid)
            throw new Refusal("order.not-a-request", "This order is no request. An unpaid order can be put back into the cart.");
        var services = await db.Services.Where(row => row.OrderId == order.Id).ToListAsync(cancellationToken);
        if (order.Status != OrderStatus.Requested || services.Exists(row => !row.AwaitsApproval))
            throw new Refusal("order.decided", "Our staff have already decided on this request, so it can no longer be withdrawn. Write to us in a ticket.");
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var service in services)
            service.Reject(Reason);
        order.Cancel(Reason, now);
        var ticket = await db.Tickets.SingleOrDefaultAsync(row => row.OrderId == order.Id, cancellationToken);
        ticket?.Write(AuthorKind.Customer, actor.Value.Name, $"I withdraw this request. Order {order.Number} is canceled.", isInternal: false, now);
        audit.Add("order.withdrawn", $"Order {order.Number}", nameof(OrderStatus.Requested), nameof(OrderStatus.Canceled), order.PartnerId);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
