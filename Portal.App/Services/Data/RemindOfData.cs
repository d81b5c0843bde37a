using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Ordering;
using Portal.Infrastructure;

namespace Portal.App.Services;

/// <summary>Tells a customer once more which data an order still waits for.</summary>
[SystemOnly]
public sealed record RemindOfData(Id<Order> Order) : IRequest<Unit>;

public sealed class RemindOfDataHandler(PortalDb db, MissingData missing, TimeProvider clock) : IRequestHandler<RemindOfData, Unit>
{
    public async Task<Unit> Handle(RemindOfData request, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginAsync(request.Order, cancellationToken);
        var order = await db.Orders.SingleAsync(row => row.Id == request.Order, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        if (order.TakeReminder(now))
            await missing.RemindAsync(order, now, cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return Unit.Value;
    }
}
