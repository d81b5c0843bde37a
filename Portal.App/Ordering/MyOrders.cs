using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Ordering;
using Portal.Infrastructure;

namespace Portal.App.Ordering;

/// <summary>The customer's own orders, newest first.</summary>
[Customer]
public sealed record MyOrders(ListCursor At) : IRequest<ListPage<MyOrder>>;

/// <param name="Names">Of what was ordered, first things first.</param>
public sealed record MyOrder(Id<Order> Id, string Number, OrderKind Kind, OrderStatus Status, DateTime PlacedAt, Money Total, IReadOnlyList<string> Names);

public sealed class MyOrdersHandler(PortalDb db, CurrentActor actor) : IRequestHandler<MyOrders, ListPage<MyOrder>>
{
    public async Task<ListPage<MyOrder>> Handle(MyOrders request, CancellationToken cancellationToken)
    {
        var customer = actor.Value.Customer;
        var rows = await db.Orders.Where(order => order.CustomerId == customer).Beside(request.At)
            .Select(order => new { order.Id, order.Number, order.Kind, order.Status, order.PlacedAt, order.Total, Names = order.Lines.OrderBy(line => line.Position).Select(line => line.Name).ToList() })
            .ToListAsync(cancellationToken);
        return ListPage.Of(
            [.. rows.Select(row => new MyOrder(row.Id, row.Number, row.Kind, row.Status, row.PlacedAt, row.Total.Total, row.Names))], request.At, row => row.Id.ToString());
    }
}
