using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Ordering;
using Portal.Infrastructure;
using Portal.Infrastructure.Payments;

namespace Portal.App.Billing;

/// <summary>
/// The customer is back from the gateway's page: ask the gateway itself, so that a lost webhook loses nothing (SPEC 3).
/// </summary>
/// <param name="Left">He came by the way that leaves without paying: the page is closed, and the order can be paid again.</param>
[Customer]
public sealed record ComeBackFromGateway(string? OrderNumber, string? InvoiceNumber, bool Left) : IRequest<Unit>;

public sealed class ComeBackFromGatewayHandler(PortalDb db, CurrentActor actor, PaymentDesk desk) : IRequestHandler<ComeBackFromGateway, Unit>
{
    public async Task<Unit> Handle(ComeBackFromGateway request, CancellationToken cancellationToken)
    {
        var customer = actor.Value.Customer;
        Id<Order>? orderId = await db.Orders.Where(row => row.Number == request.OrderNumber && row.CustomerId == customer)
            .Select(row => (Id<Order>?)row.Id).SingleOrDefaultAsync(cancellationToken);
        Id<Invoice>? invoiceId = await db.Invoices.Where(row => request.InvoiceNumber != null && row.Number == request.InvoiceNumber && row.CustomerId == customer)
            .Select(row => (Id<Invoice>?)row.Id).SingleOrDefaultAsync(cancellationToken);
        var open = await db.Payments.AsNoTracking().Where(PaymentDesk.IsOpenFor(orderId, invoiceId)).SingleOrDefaultAsync(cancellationToken);
        if (open is null)
            return Unit.Value;
        try
        {
            if (request.Left)
                await desk.CloseAsync(open.Id, cancellationToken);
            else
                await desk.AdvanceAsync(open.Id, cancellationToken);
        }
        catch (GatewayUnavailable error)
        {
            await desk.PostponeAsync(open.Id, error, cancellationToken);
        }
        return Unit.Value;
    }
}
