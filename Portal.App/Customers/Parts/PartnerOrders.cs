using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain.Ordering;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Customers;

/// <summary>The orders of the own partner's customers, newest first.</summary>
[PartnerUser]
public sealed record PartnerOrders(OrderStatus? Status, ListCursor Cursor, string? Search = null) : IRequest<ListPage<OrderRow>>;

public sealed class PartnerOrdersHandler(PortalDb db, CurrentActor actor) : IRequestHandler<PartnerOrders, ListPage<OrderRow>>
{
    public async Task<ListPage<OrderRow>> Handle(PartnerOrders request, CancellationToken cancellationToken)
    {
        var own = actor.Value.PartnerId;
        var orders = db.Orders.Where(order => order.PartnerId == own);
        if (request.Status is { } status)
            orders = orders.Where(order => order.Status == status);
        var found = await orders.BesideAsync(db, actor.Value, SearchKind.Order, request.Search, request.Cursor, cancellationToken);
        return found.Page(await db.OrderRowsAsync(found.Rows, cancellationToken), row => row.Id.ToString());
    }
}
