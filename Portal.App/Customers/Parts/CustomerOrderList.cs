using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Ordering;
using Portal.Infrastructure;

namespace Portal.App.Customers;

/// <summary>The orders of a customer, newest first.</summary>
[Staff, PartnerUser]
public sealed record CustomerOrderList(string Number, ListCursor Cursor) : IRequest<ListPage<OrderRow>>;

/// <param name="Lines">What was ordered, by name.</param>
/// <param name="Customer">Number and name, for lists over several customers.</param>
public sealed record OrderRow(
    Id<Order> Id, string Number, string CustomerNumber, string CustomerName, IReadOnlyList<string> Lines, Money Total, OrderKind Kind, OrderStatus Status, string CloseReason, DateTime PlacedAt);

public sealed class CustomerOrderListHandler(PortalDb db, CurrentActor actor) : IRequestHandler<CustomerOrderList, ListPage<OrderRow>>
{
    public async Task<ListPage<OrderRow>> Handle(CustomerOrderList request, CancellationToken cancellationToken)
    {
        var id = await db.CustomerIdAsync(actor.Value, request.Number, cancellationToken);
        var rows = await db.OrderRowsAsync(db.Orders.Where(order => order.CustomerId == id).Beside(request.Cursor), cancellationToken);
        return ListPage.Of(rows, request.Cursor, row => row.Id.ToString());
    }
}

public static class OrderRows
{
    /// <summary>The rows of a list of orders, in its order.</summary>
    public static async Task<IReadOnlyList<OrderRow>> OrderRowsAsync(this PortalDb db, IQueryable<Order> orders, CancellationToken cancellation)
    {
        var rows = await orders.Select(order => new
        {
            order.Id, order.Number, order.Total, order.Kind, order.Status, order.CloseReason, order.PlacedAt,
            Customer = db.Customers.Where(customer => customer.Id == order.CustomerId).Select(customer => new { customer.Number, customer.Name }).First(),
        }).ToListAsync(cancellation);
        var ids = rows.ConvertAll(row => row.Id);
        var lines = await db.OrderLines.Where(line => ids.Contains(EF.Property<Id<Order>>(line, "OrderId"))).OrderBy(line => line.Position)
            .Select(line => new { OrderId = EF.Property<Id<Order>>(line, "OrderId"), line.Name }).ToListAsync(cancellation);
        var names = lines.ToLookup(line => line.OrderId, line => line.Name);
        return rows.ConvertAll(row => new OrderRow(
            row.Id, row.Number, row.Customer.Number, row.Customer.Name, [.. names[row.Id]], row.Total.Total, row.Kind, row.Status, row.CloseReason, row.PlacedAt));
    }
}
