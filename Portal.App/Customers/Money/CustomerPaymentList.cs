using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure;

namespace Portal.App.Customers;

/// <summary>Every attempt of a customer to pay, newest first.</summary>
[Staff, PartnerUser]
public sealed record CustomerPaymentList(string Number, ListCursor Cursor) : IRequest<ListPage<CustomerPaymentRow>>;

/// <param name="For">The number of the order or invoice that it pays.</param>
public sealed record CustomerPaymentRow(
    Id<Payment> Id, string For, PaymentKind Kind, PaymentStatus Status, string FailureText, Money CardPart, Money BalancePart, DateTime CreatedAt);

public sealed class CustomerPaymentListHandler(PortalDb db, CurrentActor actor) : IRequestHandler<CustomerPaymentList, ListPage<CustomerPaymentRow>>
{
    public async Task<ListPage<CustomerPaymentRow>> Handle(CustomerPaymentList request, CancellationToken cancellationToken)
    {
        var id = await db.CustomerIdAsync(actor.Value, request.Number, cancellationToken);
        var rows = await db.Payments.Where(payment => payment.CustomerId == id).Beside(request.Cursor)
            .Select(payment => new CustomerPaymentRow(
                payment.Id,
                (payment.OrderId != null
                    ? db.Orders.Where(order => order.Id == payment.OrderId).Select(order => order.Number).FirstOrDefault()
                    : db.Invoices.Where(invoice => invoice.Id == payment.InvoiceId).Select(invoice => invoice.Number).FirstOrDefault()) ?? "",
                payment.Kind, payment.Status, payment.FailureText, payment.CardPart, payment.BalancePart, payment.CreatedAt))
            .ToListAsync(cancellationToken);
        return ListPage.Of(rows, request.Cursor, row => row.Id.ToString());
    }
}
