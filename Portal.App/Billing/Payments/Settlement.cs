using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Infrastructure;
using Portal.Infrastructure.Payments;

namespace Portal.App.Billing;

/// <summary>
/// Records what the gateway said about a payment, with everything that follows from it, in one transaction: told ten times by page,
/// webhook and sweep, in any order, it happens once.
/// </summary>
public sealed class Settlement(PortalDb db, Announcer announcer, TimeProvider clock, ILogger<Settlement> log)
{
    public async Task<Payment> ApplyAsync(Id<Payment> id, GatewayPayment said, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        await using var unit = await db.BeginAsync(id, cancellation);
        var payment = await db.Payments.SingleAsync(row => row.Id == id, cancellation);
        var now = clock.GetUtcNow().UtcDateTime;
        switch (said.State)
        {
            case GatewayPaymentState.Open:
            case GatewayPaymentState.ActionRequired:
                if (payment.IsOpen)
                    payment.Opened(said.CheckoutId, said.PaymentId, said.PageUrl?.ToString());
                break;
            case GatewayPaymentState.Processing:
                if (payment.Process(said.PaymentId))
                    await announcer.TellAsync(new PaymentPending(payment, now), cancellation);
                break;
            case GatewayPaymentState.Succeeded when said.Amount != payment.CardPart:
                // Never fulfil on a different amount; staff see it under reconciliation.
                log.LogError("Payment {Payment} expected {Expected} and the gateway took {Taken}", payment.Id, payment.CardPart, said.Amount);
                break;
            case GatewayPaymentState.Succeeded:
                await SucceedAsync(unit, payment, said, now, cancellation);
                break;
            case GatewayPaymentState.Failed:
                await EndAsync(payment, said, payment.Status is not (PaymentStatus.Succeeded or PaymentStatus.Canceled) && payment.Fail(Reason(said), now), now, cancellation);
                break;
            case GatewayPaymentState.Expired:
            case GatewayPaymentState.Canceled:
                // A page that was closed after a declined card tells why; one that was only left says nothing.
                var news = payment.IsOpen && (said.DeclineMessage is null ? payment.Cancel(now) : payment.Fail(Reason(said), now));
                await EndAsync(payment, said, news, now, cancellation);
                break;
        }
        payment.CheckAgain(now);
        await unit.CommitAsync(cancellation);
        return payment;
    }

    /// <summary>The balance covers all of it: nothing to ask the gateway, settled within the caller's transaction.</summary>
    internal async Task SettleFromBalanceAsync(UnitOfWork unit, Payment payment, DateTime now, CancellationToken cancellation) =>
        await SucceedAsync(unit, payment, null, now, cancellation);

    private async Task SucceedAsync(UnitOfWork unit, Payment payment, GatewayPayment? said, DateTime now, CancellationToken cancellation)
    {
        var wasOpen = payment.IsOpen;
        if (!payment.Succeed(said?.PaymentId, now))
            return;
        var customer = db.Customers.Local.FirstOrDefault(row => row.Id == payment.CustomerId)
            ?? await db.Customers.SingleAsync(row => row.Id == payment.CustomerId, cancellation);
        // Money that arrives after the attempt was given up finds its hold already released.
        if (wasOpen && payment.BalancePart.IsPositive)
            db.Ledger.Add(customer.Post(LedgerKind.Released, payment.BalancePart, $"payment:{payment.Id}", "Set aside, now paid with", now));
        if (payment.CardPart.IsPositive)
            db.Ledger.Add(customer.Post(LedgerKind.PaymentReceived, payment.CardPart, $"payment:{payment.Id}", "Payment by card", now));
        if (payment.SaveCard && said?.Card is { } card && !await db.SavedCards.AnyAsync(known => known.GatewayId == card.Id, cancellation))
            db.SavedCards.Add(new SavedCard(customer.Id, card.Id, card.Brand, card.Last4, card.ExpiryMonth, card.ExpiryYear, now));
        var terms = await db.TermsAsync(payment.PartnerId, cancellation);
        if (payment.InvoiceId is not null)
            await PayInvoiceAsync(terms, customer, payment, now, cancellation);
        await announcer.TellAsync(new PaymentSettled(unit, terms, customer, payment, now), cancellation);
    }

    private async Task PayInvoiceAsync(PartnerTerms terms, Customer customer, Payment payment, DateTime now, CancellationToken cancellation)
    {
        var invoice = await db.Invoices.Include(row => row.Lines).SingleAsync(row => row.Id == payment.InvoiceId, cancellation);
        // Paid another way meanwhile, or canceled: the money stays on the balance.
        if (invoice.Status == InvoiceStatus.Issued && customer.Balance >= invoice.Total.Total)
            await db.PayFromBalanceAsync(customer, invoice, terms.Partner.LocalDate(now), now, cancellation);
    }

    private async Task EndAsync(Payment payment, GatewayPayment said, bool isNews, DateTime now, CancellationToken cancellation)
    {
        if (!isNews)
            return;
        if (payment.BalancePart.IsPositive)
        {
            var customer = await db.Customers.SingleAsync(row => row.Id == payment.CustomerId, cancellation);
            db.Ledger.Add(customer.Post(LedgerKind.Released, payment.BalancePart, $"payment:{payment.Id}", "Set aside for a payment that was not made", now));
        }
        if (payment.Status == PaymentStatus.Failed)
            await announcer.TellAsync(new PaymentFailed(payment, Reason(said), now), cancellation);
    }

    private static string Reason(GatewayPayment said) => said.DeclineMessage ?? "The payment was not completed.";
}
