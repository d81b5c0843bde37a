using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain.Billing;
using Portal.Domain.Ordering;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Home;

/// <summary>What waits for the customer, as counts: unpaid orders, open invoices, answers to tickets.</summary>
[Customer]
public sealed record MyNotices : IRequest<MyNoticesAnswer>;

public sealed record MyNoticesAnswer(int UnpaidOrders, int OpenInvoices, int AnsweredTickets)
{
    public int All => UnpaidOrders + OpenInvoices + AnsweredTickets;
}

public sealed class MyNoticesHandler(PortalDb db, CurrentActor actor) : IRequestHandler<MyNotices, MyNoticesAnswer>
{
    public async Task<MyNoticesAnswer> Handle(MyNotices request, CancellationToken cancellationToken)
    {
        var customer = actor.Value.Customer;
        return new(
            await db.Orders.Where(row => row.CustomerId == customer && (row.Status == OrderStatus.AwaitingPayment || row.Status == OrderStatus.PaymentFailed)).CountUpToMostAsync(cancellationToken),
            await db.Invoices.Where(row => row.CustomerId == customer && row.Status == InvoiceStatus.Issued).CountUpToMostAsync(cancellationToken),
            await db.Tickets.Where(row => row.CustomerId == customer && row.Status != TicketStatus.Closed && !row.AwaitsStaff).CountUpToMostAsync(cancellationToken));
    }
}
