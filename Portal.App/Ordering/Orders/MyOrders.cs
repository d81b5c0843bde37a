using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Services;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Ordering;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Ordering;

/// <summary>The customer's own orders, newest first.</summary>
[Customer]
public sealed record MyOrders(ListCursor At, string? Search = null) : IRequest<ListPage<MyOrder>>;

/// <param name="Names">Of what was ordered, first things first.</param>
/// <param name="Unconfigured">The first service whose data is missing, to lead to its settings; null when everything is there (SPEC 6).</param>
public sealed record MyOrder(Id<Order> Id, string Number, OrderKind Kind, OrderStatus Status, DateTime PlacedAt, Money Total, IReadOnlyList<string> Names, string? Unconfigured);

public sealed class MyOrdersHandler(PortalDb db, CurrentActor actor) : IRequestHandler<MyOrders, ListPage<MyOrder>>
{
    public async Task<ListPage<MyOrder>> Handle(MyOrders request, CancellationToken cancellationToken)
    {
        var customer = actor.Value.Customer;
        var own = await db.Orders.Where(order => order.CustomerId == customer).MatchingAsync(db, actor.Value, SearchKind.Order, request.Search, cancellationToken);
        var rows = await own.Beside(request.At)
            .Select(order => new { order.Id, order.Number, order.Kind, order.Status, order.PlacedAt, order.Total, Names = order.Lines.OrderBy(line => line.Position).Select(line => line.Name).ToList() })
            .ToListAsync(cancellationToken);
        var unconfigured = (await db.UnconfiguredAsync(rows.ConvertAll(row => row.Id), cancellationToken)).ToLookup(service => service.OrderId, service => service.Number);
        return ListPage.Of(
            [.. rows.Select(row => new MyOrder(row.Id, row.Number, row.Kind, row.Status, row.PlacedAt, row.Total.Total, row.Names, unconfigured[row.Id].FirstOrDefault()))], request.At, row => row.Id.ToString());
    }
}
