using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Ordering;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Ordering;

/// <summary>The orders of all customers, newest first.</summary>
/// <param name="Search">Parts of number, customer or what was ordered.</param>
[Staff]
public sealed record StaffOrders(OrderStatus? Status, ListCursor At, string? Search = null) : IRequest<ListPage<StaffOrderRow>>;

/// <param name="Names">Of what was ordered, first things first.</param>
public sealed record StaffOrderRow(
    Id<Order> Id, string Number, OrderKind Kind, OrderStatus Status, DateTime PlacedAt, TaxedAmount Total, string CustomerName, string CustomerNumber, string Partner,
    IReadOnlyList<string> Names)
{
    /// <summary>The first two by name, the others as a number.</summary>
    public string NamesInShort => Names.Count switch
    {
        0 => "",
        1 => Names[0],
        2 => $"{Names[0]} and {Names[1]}",
        var many => $"{Names[0]}, {Names[1]} and {many - 2} more",
    };
}

public sealed class StaffOrdersHandler(PortalDb db, CurrentActor actor) : IRequestHandler<StaffOrders, ListPage<StaffOrderRow>>
{
    public async Task<ListPage<StaffOrderRow>> Handle(StaffOrders request, CancellationToken cancellationToken)
    {
        var orders = db.Orders.AsQueryable();
        if (request.Status is { } status)
            orders = orders.Where(order => order.Status == status);
        var found = await orders.BesideAsync(db, actor.Value, SearchKind.Order, request.Search, request.At, cancellationToken);
        return found.Page(await StaffOrderRows.Of(db, found.Rows).ToListAsync(cancellationToken), row => row.Id.ToString());
    }
}

internal static class StaffOrderRows
{
    /// <summary>The rows of a list of orders, in its order.</summary>
    public static IQueryable<StaffOrderRow> Of(PortalDb db, IQueryable<Order> orders) => orders.Select(order => new StaffOrderRow(
        order.Id, order.Number, order.Kind, order.Status, order.PlacedAt, order.Total,
        db.Customers.Where(customer => customer.Id == order.CustomerId).Select(customer => customer.Name).First(),
        db.Customers.Where(customer => customer.Id == order.CustomerId).Select(customer => customer.Number).First(),
        db.Partners.Where(partner => partner.Id == order.PartnerId).Select(partner => partner.Name).First(),
        order.Lines.OrderBy(line => line.Position).Select(line => line.Name).ToList()));
}
