using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Billing;
using Portal.App.Partners;
using Portal.App.Support;
using Portal.Domain.Billing;
using Portal.Domain.Ordering;
using Portal.Infrastructure;

namespace Portal.App.Ordering;

/// <summary>What becomes of an order as its payment goes on, in the transaction that records the payment.</summary>
public sealed class PaymentOfOrder(PortalDb db, PaidOrder paidOrder, MailTemplates mails)
    : INotificationHandler<PaymentSettled>, INotificationHandler<PaymentPending>, INotificationHandler<PaymentFailed>
{
    public async Task Handle(PaymentSettled notification, CancellationToken cancellationToken)
    {
        if (await OrderAsync(notification.Payment, cancellationToken) is { } order)
            await paidOrder.FulfilAsync(notification.Unit, notification.Terms, notification.Customer, order, notification.At, cancellationToken);
    }

    public async Task Handle(PaymentPending notification, CancellationToken cancellationToken)
    {
        if (await OrderAsync(notification.Payment, cancellationToken) is { } order)
            order.Pend(notification.At);
    }

    public async Task Handle(PaymentFailed notification, CancellationToken cancellationToken)
    {
        var payment = notification.Payment;
        if (await OrderAsync(payment, cancellationToken) is not { } order)
            return;
        var wasPending = order.Status == OrderStatus.PaymentPending;
        order.PaymentFailed(notification.Reason, notification.At);
        // Who is still at the screen reads it there; who was told “Pending” and left gets a mail.
        if (wasPending)
            db.Mails.Add(mails.PaymentFailed(
                await db.TermsAsync(payment.PartnerId, cancellationToken), await db.Customers.SingleAsync(row => row.Id == payment.CustomerId, cancellationToken),
                order, notification.Reason, notification.At));
    }

    private async Task<Order?> OrderAsync(Payment payment, CancellationToken cancellation) => payment.OrderId is { } id
        ? db.Orders.Local.FirstOrDefault(order => order.Id == id) ?? await db.Orders.Include(order => order.Lines).SingleAsync(order => order.Id == id, cancellation)
        : null;
}
