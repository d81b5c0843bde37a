using Microsoft.EntityFrameworkCore;
using Portal.Domain.Billing;
using Portal.Infrastructure;

namespace Portal.App.Billing;

internal static class RefundablePaymentQuery
{
    /// <summary>The card payment of the order or invoice that the credit note is about, with enough left to pay back from.</summary>
    public static async Task<Payment?> RefundablePaymentAsync(this PortalDb db, CreditNote note, CancellationToken cancellation)
    {
        var orderId = await db.Services.Where(row => row.Id == note.ServiceId).Select(row => row.OrderId).SingleAsync(cancellation);
        var payments = await db.Payments
            .Where(row => (row.OrderId == orderId || row.InvoiceId == note.InvoiceId) && row.Status == PaymentStatus.Succeeded).ToListAsync(cancellation);
        return payments.Where(row => row.GatewayPaymentId is not null && row.Refundable >= note.Amount.Total).MaxBy(row => row.Id);
    }
}
