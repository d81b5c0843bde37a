using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Billing;

/// <summary>Attempts to pay, newest first: all of them, or those that wait for the gateway.</summary>
[Staff]
public sealed record StaffPayments(bool PendingOnly, ListCursor At, string? Search = null) : IRequest<ListPage<StaffPaymentRow>>;

/// <param name="For">The number of the order or invoice.</param>
public sealed record StaffPaymentRow(
    Id<Payment> Id, PaymentStatus Status, PaymentKind Kind, Money Total, Money Refunded, string? GatewayId, string Failure, DateTime CreatedAt, string CustomerName, string CustomerNumber,
    string? Order, string? Invoice);

public sealed class StaffPaymentsHandler(PortalDb db, CurrentActor actor) : IRequestHandler<StaffPayments, ListPage<StaffPaymentRow>>
{
    public async Task<ListPage<StaffPaymentRow>> Handle(StaffPayments request, CancellationToken cancellationToken)
    {
        // What is decided is not asked about any more: the index of what is asked about next holds all that is pending.
        var payments = request.PendingOnly ? db.Payments.Where(payment => payment.NextCheckAt != null && payment.Status == PaymentStatus.Processing) : db.Payments;
        var found = await payments.BesideAsync(db, actor.Value, SearchKind.Payment, request.Search, request.At, cancellationToken);
        var rows = await found.Rows.Select(payment => new
        {
            payment.Id, payment.Status, payment.Kind, payment.CardPart, payment.BalancePart, payment.RefundedMinor, Gateway = payment.GatewayPaymentId ?? payment.GatewayCheckoutId,
            payment.FailureText, payment.CreatedAt,
            Name = db.Customers.Where(customer => customer.Id == payment.CustomerId).Select(customer => customer.Name).First(),
            Customer = db.Customers.Where(customer => customer.Id == payment.CustomerId).Select(customer => customer.Number).First(),
            Order = db.Orders.Where(order => order.Id == payment.OrderId).Select(order => order.Number).FirstOrDefault(),
            Invoice = db.Invoices.Where(invoice => invoice.Id == payment.InvoiceId).Select(invoice => invoice.Number).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        return found.Page(rows.ConvertAll(row => new StaffPaymentRow(
            row.Id, row.Status, row.Kind, row.CardPart + row.BalancePart, new Money(row.RefundedMinor, row.CardPart.Currency), row.Gateway, row.FailureText, row.CreatedAt, row.Name, row.Customer,
            row.Order, row.Invoice)), row => row.Id.ToString());
    }
}
