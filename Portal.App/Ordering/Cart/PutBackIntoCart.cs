using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Billing;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Ordering;
using Portal.Infrastructure;
using Portal.Infrastructure.Payments;

namespace Portal.App.Ordering;

/// <summary><b>Put back into cart</b>: gives an unpaid order up and chooses its products again. An open payment is closed at the gateway first.</summary>
[Customer]
public sealed record PutBackIntoCart(string OrderNumber) : IRequest<PutBackIntoCartAnswer>;

/// <param name="WasPaid">The payment had arrived meanwhile: the order stands, and nothing was put back.</param>
public sealed record PutBackIntoCartAnswer(bool WasPaid);

public sealed class PutBackIntoCartHandler(PortalDb db, CurrentActor actor, PaymentDesk desk, TimeProvider clock) : IRequestHandler<PutBackIntoCart, PutBackIntoCartAnswer>
{
    public async Task<PutBackIntoCartAnswer> Handle(PutBackIntoCart request, CancellationToken cancellationToken)
    {
        var id = await db.Orders.Where(row => row.Number == request.OrderNumber && row.CustomerId == actor.Value.Customer)
            .Select(row => (Id<Order>?)row.Id).SingleOrDefaultAsync(cancellationToken) ?? throw Refusal.NotFound("order");
        await CloseOpenAttemptAsync(id, cancellationToken);
        db.ChangeTracker.Clear();

        await using var unit = await db.BeginAsync(cancellationToken);
        var order = await db.Orders.Include(row => row.Lines).SingleAsync(row => row.Id == id, cancellationToken);
        if (order.Status is OrderStatus.Paid or OrderStatus.Completed)
            return new(WasPaid: true);
        if (!order.IsPayable)
            throw new Refusal("order.not-open", order.Status == OrderStatus.Requested
                ? "This order is a request. Withdraw it, then order again."
                : "This order can no longer be put back: it is closed, or its payment is pending.");
        // Another window began to pay since the attempt was closed.
        if (await db.Payments.AnyAsync(PaymentDesk.IsOpenFor(id, null), cancellationToken))
            throw new Refusal(Refusal.Stale, "A payment for this order was begun in another window. Finish it there, or try again.");
        var now = clock.GetUtcNow().UtcDateTime;
        order.Cancel("Put back into the cart", now);
        var cartDesk = await db.CartDeskAsync(actor.Value, cancellationToken);
        var cart = cartDesk.Cart ?? db.Carts.Add(Cart.OfCustomer(cartDesk.Customer!, now)).Entity;
        cart.Restore(order, now);
        await unit.CommitAsync(cancellationToken);
        return new(WasPaid: false);
    }

    private async Task CloseOpenAttemptAsync(Id<Order> id, CancellationToken cancellation)
    {
        var open = await db.Payments.AsNoTracking().Where(PaymentDesk.IsOpenFor(id, null)).SingleOrDefaultAsync(cancellation);
        if (open is null)
            return;
        try
        {
            if ((await desk.CloseAsync(open.Id, cancellation)).Status == PaymentStatus.Processing)
                throw new Refusal("payment.pending", "A payment for this order is still pending. You are told here when it is decided.");
        }
        catch (GatewayUnavailable)
        {
            throw new Refusal("gateway.down", "The payment gateway does not answer, so the open payment could not be closed. Nothing is lost: try again in a minute.");
        }
    }
}
