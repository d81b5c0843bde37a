using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain.Ordering;
using Portal.Infrastructure;

namespace Portal.App.Customers;

/// <summary>The orders of the own partner's customers, newest first.</summary>
[PartnerUser]
public sealed record PartnerOrders(OrderStatus? Status, ListCursor Cursor) : IRequest<ListPage<OrderRow>>;

public sealed class PartnerOrdersHandler(PortalDb db, CurrentActor actor) : IRequestHandler<PartnerOrders, ListPage<OrderRow>>
{
    public async Task<ListPage<OrderRow>> Handle(PartnerOrders request, CancellationToken cancellationToken)
    {
        var own = actor.Value.PartnerId;
        var orders = db.Orders.Where(order => order.PartnerId == own);
        if (request.Status is { } status)
            orders = orders.Where(order => order.Status == status);
        var rows = await db.OrderRowsAsync(orders.Beside(request.Cursor), cancellationToken);
        return ListPage.Of(rows, request.Cursor, row => row.Id.ToString());
    }
}
