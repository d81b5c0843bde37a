using Microsoft.EntityFrameworkCore;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Infrastructure;

namespace Portal.App.Billing;

internal static class InvoicePaying
{
    /// <summary>Takes an invoice's amount from the balance, marks it Paid and closes the credit notes whose money was spent (SPEC 4).</summary>
    /// <exception cref="Portal.Domain.Refusal">The balance does not cover it, or it is not open.</exception>
    public static async Task PayFromBalanceAsync(this PortalDb db, Customer customer, Invoice invoice, DateOnly today, DateTime now, CancellationToken cancellation)
    {
        if (!invoice.Total.IsZero)
            db.Ledger.Add(customer.Post(LedgerKind.InvoicePaid, -invoice.Total.Total, $"invoice:{invoice.Id}", $"Invoice {invoice.Number}", now));
        invoice.Pay(today);
        var due = await db.CreditNotes.Where(note => note.CustomerId == customer.Id && note.Status == CreditNoteStatus.RefundDue).ToListAsync(cancellation);
        BalanceUse.CloseSpent(due, customer.Balance, invoice.Number!);
    }
}
