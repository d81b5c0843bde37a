using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure;
using Portal.Infrastructure.Payments;

namespace Portal.App.Billing;

/// <summary>
/// A verified webhook event, taken in once by its id (SPEC 3). It only says what to ask about: events come late, twice and in any
/// order, so the row it is about becomes due and the gateway is asked. Unknown types are kept and ignored.
/// </summary>
[SystemOnly]
public sealed record TakeGatewayEvent(GatewayEvent Event) : IRequest<bool>;

public sealed class TakeGatewayEventHandler(PortalDb db, SweepSignal sweep, TimeProvider clock) : IRequestHandler<TakeGatewayEvent, bool>
{
    /// <returns>True when the event is new.</returns>
    public async Task<bool> Handle(TakeGatewayEvent request, CancellationToken cancellationToken)
    {
        var told = request.Event;
        if (await db.GatewayEvents.AnyAsync(known => known.Id == told.Id, cancellationToken))
            return false;
        var now = clock.GetUtcNow().UtcDateTime;
        db.GatewayEvents.Add(new GatewayEventRecord(told.Id, told.Type, now));
        if (await PaymentAsync(told, cancellationToken) is { } payment)
            payment.CheckAt(now);
        if (told.RefundId is { } refundId && await db.Refunds.SingleOrDefaultAsync(row => row.GatewayRefundId == refundId, cancellationToken) is { } refund)
            refund.CheckAt(now);
        await db.SaveChangesAsync(cancellationToken);
        sweep.Now();
        return true;
    }

    private async Task<Payment?> PaymentAsync(GatewayEvent told, CancellationToken cancellation)
    {
        if (told.CheckoutId is { } checkout && await db.Payments.SingleOrDefaultAsync(row => row.GatewayCheckoutId == checkout, cancellation) is { } byCheckout)
            return byCheckout;
        if (told.PaymentId is { } paid && await db.Payments.SingleOrDefaultAsync(row => row.GatewayPaymentId == paid, cancellation) is { } byPayment)
            return byPayment;
        // The answer to our call was lost, so the gateway's ids are not known here yet; our own id travels with everything we create.
        return Guid.TryParse(told.Reference, out var reference)
            ? await db.Payments.SingleOrDefaultAsync(row => row.Id == new Id<Payment>(reference), cancellation)
            : null;
    }
}
