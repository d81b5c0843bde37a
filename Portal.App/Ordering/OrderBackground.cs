using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Infrastructure;

namespace Portal.App.Ordering;

/// <summary>What staff see of an order besides what its customer sees: who it is, every attempt to pay, with the gateway's ids, and what went back.</summary>
[Staff]
public sealed record OrderBackground(string Number) : IRequest<OrderBackgroundAnswer>;

public sealed record OrderBackgroundAnswer(
    string CustomerNumber, string CustomerName, string CustomerEmail, CustomerCategory Category, string Partner, IReadOnlyList<OrderPayment> Payments);

/// <param name="GatewayId">What the gateway calls it: of the payment, or of its page while nothing was paid there.</param>
public sealed record OrderPayment(
    Id<Payment> Id, PaymentStatus Status, PaymentKind Kind, Money CardPart, Money BalancePart, Money Refunded, string? GatewayId, string Failure, DateTime CreatedAt, DateTime? SettledAt,
    IReadOnlyList<OrderRefund> Refunds);

public sealed record OrderRefund(RefundStatus Status, Money Amount, string? GatewayId, string CreditNoteNumber, string Failure, DateTime CreatedAt);

public sealed class OrderBackgroundHandler(PortalDb db) : IRequestHandler<OrderBackground, OrderBackgroundAnswer>
{
    private const int MostAttempts = 20;

    public async Task<OrderBackgroundAnswer> Handle(OrderBackground request, CancellationToken cancellationToken)
    {
        var order = await db.Orders.Where(row => row.Number == request.Number).Select(row => new { row.Id, row.CustomerId, row.PartnerId }).SingleOrDefaultAsync(cancellationToken)
            ?? throw Refusal.NotFound("order");
        var customer = await db.Customers.Where(row => row.Id == order.CustomerId).Select(row => new { row.Number, row.Name, row.Email, row.Category }).SingleAsync(cancellationToken);
        var partner = await db.Partners.Where(row => row.Id == order.PartnerId).Select(row => row.Name).SingleAsync(cancellationToken);
        var payments = await db.Payments.AsNoTracking().Where(row => row.OrderId == order.Id).OrderByDescending(row => row.Id).Take(MostAttempts).ToListAsync(cancellationToken);
        var ids = payments.ConvertAll(row => row.Id);
        var refunds = await db.Refunds.Where(row => ids.Contains(row.PaymentId)).OrderByDescending(row => row.Id).Select(row => new
        {
            row.PaymentId, row.Status, row.Amount, row.GatewayRefundId, row.FailureText, row.CreatedAt,
            Note = db.CreditNotes.Where(note => note.Id == row.CreditNoteId).Select(note => note.Number).First(),
        }).ToListAsync(cancellationToken);
        return new(customer.Number, customer.Name, customer.Email, customer.Category, partner, [.. payments.Select(row => new OrderPayment(
            row.Id, row.Status, row.Kind, row.CardPart, row.BalancePart, row.Refunded, row.GatewayPaymentId ?? row.GatewayCheckoutId, row.FailureText, row.CreatedAt, row.SettledAt,
            [.. refunds.Where(refund => refund.PaymentId == row.Id).Select(refund => new OrderRefund(
                refund.Status, refund.Amount, refund.GatewayRefundId, refund.Note, refund.FailureText, refund.CreatedAt))]))]);
    }
}
