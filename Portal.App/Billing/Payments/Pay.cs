using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Infrastructure;
using Portal.Infrastructure.Payments;

namespace Portal.App.Billing;

/// <summary>Pays an order again after a failed or left payment, or an open invoice. Exactly one of the two numbers is given.</summary>
[Customer]
public sealed record Pay(string? OrderNumber, string? InvoiceNumber, PaymentChoice Choice) : IRequest<PayAnswer>;

/// <param name="PayAt">The gateway's page; null when there is nothing left to do there.</param>
public sealed record PayAnswer(string? PayAt);

public sealed class PayHandler(PortalDb db, CurrentActor actor, PaymentDesk desk, Settlement settlement, TimeProvider clock) : IRequestHandler<Pay, PayAnswer>
{
    public async Task<PayAnswer> Handle(Pay request, CancellationToken cancellationToken)
    {
        var (orderId, invoiceId) = await FindAsync(request, cancellationToken);
        await FinishOpenAttemptAsync(orderId, invoiceId, request.Choice, cancellationToken);
        db.ChangeTracker.Clear();
        await using (var unit = await db.BeginAsync(actor.Value.Customer, cancellationToken))
        {
            if (!await db.Payments.AnyAsync(PaymentDesk.IsOpenFor(orderId, invoiceId), cancellationToken)
                && await AttemptAsync(unit, orderId, invoiceId, request.Choice, cancellationToken))
                await unit.CommitAsync(cancellationToken);
        }
        return new(await desk.GoToPayAsync(orderId, invoiceId, cancellationToken));
    }

    private async Task<(Id<Order>?, Id<Invoice>?)> FindAsync(Pay request, CancellationToken cancellation)
    {
        var customer = actor.Value.Customer;
        if (request.OrderNumber is { } order)
            return (await db.Orders.Where(row => row.Number == order && row.CustomerId == customer).Select(row => (Id<Order>?)row.Id)
                .SingleOrDefaultAsync(cancellation) ?? throw Refusal.NotFound("order"), null);
        return (null, await db.Invoices.Where(row => row.Number == request.InvoiceNumber && row.CustomerId == customer).Select(row => (Id<Invoice>?)row.Id)
            .SingleOrDefaultAsync(cancellation) ?? throw Refusal.NotFound("invoice"));
    }

    /// <summary>One attempt at a time: the same choice goes on with the open one, another choice closes it first.</summary>
    private async Task FinishOpenAttemptAsync(Id<Order>? orderId, Id<Invoice>? invoiceId, PaymentChoice choice, CancellationToken cancellation)
    {
        var open = await db.Payments.AsNoTracking().Where(PaymentDesk.IsOpenFor(orderId, invoiceId)).SingleOrDefaultAsync(cancellation);
        if (open is null)
            return;
        try
        {
            var isSameChoice = open.Kind == PaymentKind.Card && choice.SavedCard is null && choice.UseBalance == open.BalancePart.IsPositive && choice.SaveCard == open.SaveCard;
            var payment = isSameChoice ? await desk.AdvanceAsync(open.Id, cancellation) : await desk.CloseAsync(open.Id, cancellation);
            if (payment.Status == PaymentStatus.Processing)
                throw new Refusal("payment.pending", "A payment is still pending. You are told here when it is decided.");
        }
        catch (GatewayUnavailable)
        {
            throw new Refusal("gateway.down", "The payment gateway does not answer at the moment. Nothing was charged twice and nothing is lost: try again in a minute.");
        }
    }

    /// <summary>False when there is nothing to pay any more.</summary>
    private async Task<bool> AttemptAsync(UnitOfWork unit, Id<Order>? orderId, Id<Invoice>? invoiceId, PaymentChoice choice, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var customer = await db.Customers.SingleAsync(row => row.Id == actor.Value.Customer, cancellation);
        var terms = await db.TermsAsync(customer.PartnerId, cancellation);
        PaymentTarget target;
        Money total;
        if (orderId is not null)
        {
            var order = await db.Orders.Include(row => row.Lines).SingleAsync(row => row.Id == orderId, cancellation);
            if (order.Status is OrderStatus.Paid or OrderStatus.Completed)
                return false;
            order.PayAgain(now);
            (target, total) = (PaymentTarget.Of(order.Id), order.Total.Total);
        }
        else
        {
            var invoice = await db.Invoices.SingleAsync(row => row.Id == invoiceId, cancellation);
            if (invoice.Status == InvoiceStatus.Paid)
                return false;
            if (invoice.Status != InvoiceStatus.Issued)
                throw new Refusal("invoice.not-open", "This invoice is not open, so there is nothing to pay.");
            (target, total) = (PaymentTarget.Of(invoice.Id), invoice.Total.Total);
        }
        var card = choice.SavedCard is { } id ? await db.SavedCards.SingleOrDefaultAsync(row => row.Id == id, cancellation) : null;
        var (payment, hold) = choice.Attempt(terms, customer, target, total, card, now);
        db.Payments.Add(payment);
        if (hold is not null)
            db.Ledger.Add(hold);
        if (payment.Kind == PaymentKind.Balance)
            await settlement.SettleFromBalanceAsync(unit, payment, now, cancellation);
        return true;
    }
}
