using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Infrastructure;
using Portal.Infrastructure.Payments;

namespace Portal.App.Billing;

/// <summary>
/// Moves a payment on by one step at the gateway, from whatever state a page, a crash or a lost answer left it in: the intent is
/// in the database, every call carries its key, and the gateway's word decides (DESIGN, flow 6). Page, webhook and sweep all come here.
/// </summary>
public sealed class PaymentDesk(PortalDb db, IPaymentGateway gateway, OwnAddress address, Settlement settlement, TimeProvider clock, ILogger<PaymentDesk> log)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Asks the gateway what is true, and records it. Returns the payment as it stands then.</summary>
    /// <exception cref="GatewayUnavailable">The gateway does not answer: nothing is lost, the sweep goes on later.</exception>
    public async Task<Payment> AdvanceAsync(Id<Payment> id, CancellationToken cancellation) =>
        await AskAsync(id, cancellation) is { } said ? await settlement.ApplyAsync(id, said, cancellation) : await ReadAsync(id, cancellation);

    /// <summary>The customer goes another way: closes the gateway's page, unless it was paid meanwhile.</summary>
    public async Task<Payment> CloseAsync(Id<Payment> id, CancellationToken cancellation)
    {
        if (await AskAsync(id, cancellation) is not { } said)
            return await ReadAsync(id, cancellation);
        if (said is { State: GatewayPaymentState.Open, CheckoutId: { } checkout })
        {
            var closed = await gateway.ExpireCheckoutAsync(checkout, cancellation);
            // Closing forgets why the card was declined; the customer wants to know.
            said = closed with { DeclineMessage = closed.DeclineMessage ?? said.DeclineMessage };
        }
        return await settlement.ApplyAsync(id, said, cancellation);
    }

    /// <summary>Null when the gateway has nothing to do with it.</summary>
    private async Task<GatewayPayment?> AskAsync(Id<Payment> id, CancellationToken cancellation) => await ReadAsync(id, cancellation) switch
    {
        { Kind: PaymentKind.Balance } => null,
        { GatewayCheckoutId: { } checkout } => await gateway.ReadCheckoutAsync(checkout, cancellation),
        { GatewayPaymentId: { } known } => await gateway.ReadPaymentAsync(known, cancellation),
        var intent => await BeginAsync(intent, cancellation),
    };

    /// <summary>The first call for this attempt, or the same one again. What the gateway refuses for good ends the attempt, not the order.</summary>
    private async Task<GatewayPayment> BeginAsync(Payment payment, CancellationToken cancellation)
    {
        try
        {
            return payment.Kind == PaymentKind.SavedCard ? await ChargeAsync(payment, cancellation) : await OpenAsync(payment, cancellation);
        }
        catch (Exception refused) when (refused is GatewayRejected or GatewayUnavailable { Replayed: true })
        {
            log.LogWarning("Payment {Payment} was refused by the gateway: {Reason}", payment.Id, refused.Message);
            // A page that was never shown took no money. A charge may have: an earlier call under this key could have worked, its answer lost.
            var customer = await db.Customers.AsNoTracking().SingleAsync(row => row.Id == payment.CustomerId, cancellation);
            var found = payment.Kind == PaymentKind.SavedCard && customer.GatewayCustomerId is { } known
                ? await gateway.FindPaymentsAsync(known, payment.Id.ToString(), cancellation)
                : [];
            return found is [var newest, ..] ? newest : new GatewayPayment(
                GatewayPaymentState.Failed, payment.CardPart, null, null, null, null, null, null, InWords(refused), payment.Id.ToString());
        }
    }

    private static string InWords(Exception refused) => refused is GatewayRejected { Code: "amount_too_small" }
        ? "The part to pay by card is below what cards can be charged. Pay without the balance, or from the balance alone."
        : "The payment gateway refused it. Nothing was charged. Try again, or choose another way to pay.";

    /// <summary>
    /// Where the customer pays this order or invoice now; null when there is nothing (more) to pay at the gateway. A gateway that
    /// is down is no error here: the order stands, and the page offers to pay again.
    /// </summary>
    public async Task<string?> GoToPayAsync(Id<Order>? orderId, Id<Invoice>? invoiceId, CancellationToken cancellation)
    {
        var open = await db.Payments.AsNoTracking().Where(IsOpenFor(orderId, invoiceId)).SingleOrDefaultAsync(cancellation);
        if (open is null)
            return null;
        try
        {
            var payment = await AdvanceAsync(open.Id, cancellation);
            return payment.Status == PaymentStatus.Open ? payment.PageUrl : null;
        }
        catch (GatewayUnavailable error)
        {
            await PostponeAsync(open.Id, error, cancellation);
            return null;
        }
    }

    internal static Expression<Func<Payment, bool>> IsOpenFor(Id<Order>? orderId, Id<Invoice>? invoiceId) => payment =>
        ((orderId != null && payment.OrderId == orderId) || (invoiceId != null && payment.InvoiceId == invoiceId))
        && (payment.Status == PaymentStatus.Created || payment.Status == PaymentStatus.Open || payment.Status == PaymentStatus.Processing);

    private async Task<GatewayPayment> OpenAsync(Payment payment, CancellationToken cancellation)
    {
        var (customer, subject, page) = await TellAsync(payment, cancellation);
        return await gateway.OpenCheckoutAsync(new CheckoutRequest(
            payment.Id.ToString(), payment.IdempotencyKey, await KnownAtGatewayAsync(customer, cancellation), payment.CardPart, subject,
            new Uri(address.Public, $"{page}?paid=1"), new Uri(address.Public, $"{page}?left=1"), payment.SaveCard), cancellation);
    }

    private async Task<GatewayPayment> ChargeAsync(Payment payment, CancellationToken cancellation)
    {
        var (customer, subject, page) = await TellAsync(payment, cancellation);
        return await gateway.ChargeSavedCardAsync(new SavedCardCharge(
            payment.Id.ToString(), payment.IdempotencyKey, await KnownAtGatewayAsync(customer, cancellation), payment.SavedCardId!, payment.CardPart, subject,
            new Uri(address.Public, $"{page}?paid=1")), cancellation);
    }

    private async Task<string> KnownAtGatewayAsync(Customer customer, CancellationToken cancellation)
    {
        if (customer.GatewayCustomerId is { } known)
            return known;
        // The key holds what is sent: a customer who changes the address between two tries is not refused for using a key twice.
        var sent = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{customer.Email}\n{customer.Name}")))[..16];
        var id = await gateway.CreateCustomerAsync(new GatewayCustomer(customer.Email, customer.Name, customer.Id.ToString()), $"customer-{customer.Id}-{sent}", cancellation);
        // Set only once: two payments at once got the same answer to the same key.
        using (await db.Gate.EnterAsync(cancellation))
            await db.Customers.Where(row => row.Id == customer.Id && row.GatewayCustomerId == null)
                .ExecuteUpdateAsync(row => row.SetProperty(known => known.GatewayCustomerId, id), cancellation);
        return id;
    }

    private async Task<(Customer Customer, string Subject, string Page)> TellAsync(Payment payment, CancellationToken cancellation)
    {
        var customer = await db.Customers.AsNoTracking().SingleAsync(row => row.Id == payment.CustomerId, cancellation);
        if (payment.OrderId is { } orderId)
        {
            var order = await db.Orders.Where(row => row.Id == orderId).Select(row => row.Number).SingleAsync(cancellation);
            return (customer, $"Order {order}", $"orders/{order}");
        }
        var invoice = await db.Invoices.Where(row => row.Id == payment.InvoiceId).Select(row => row.Number).SingleAsync(cancellation);
        return (customer, $"Invoice {invoice}", $"invoices/{invoice}");
    }

    private async Task<Payment> ReadAsync(Id<Payment> id, CancellationToken cancellation) =>
        await db.Payments.AsNoTracking().SingleAsync(row => row.Id == id, cancellation);

    /// <summary>The gateway did not answer: the payment stays as it is and is asked about again later, at growing distances.</summary>
    public async Task PostponeAsync(Id<Payment> id, Exception error, CancellationToken cancellation)
    {
        log.LogWarning("Payment {Payment} could not be asked about: {Reason}", id, error.Message);
        db.ChangeTracker.Clear();
        var payment = await db.Payments.SingleAsync(row => row.Id == id, cancellation);
        payment.CheckAgain(Now);
        await db.SaveChangesAsync(cancellation);
    }
}
