using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Customers;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Infrastructure;

namespace Portal.App.Home;

/// <summary>What a partner's user sees first: what waits, the latest orders and customers.</summary>
[PartnerUser]
public sealed record PartnerDashboard : IRequest<PartnerDashboardAnswer>;

/// <param name="Waiting">How many orders stand in each status that waits for somebody, counted up to <see cref="MostCounted"/>.</param>
/// <param name="OrderingEnabled">Off: customers of the partner see no cards.</param>
public sealed record PartnerDashboardAnswer(
    Id<Partner> PartnerId, string Name, bool OrderingEnabled, IReadOnlyDictionary<OrderStatus, int> Waiting, IReadOnlyList<OrderRow> Orders, IReadOnlyList<CustomerRow> Customers)
{
    public const int MostCounted = 100;
}

public sealed class PartnerDashboardHandler(PortalDb db, CurrentActor actor) : IRequestHandler<PartnerDashboard, PartnerDashboardAnswer>
{
    private const int Latest = 6;
    private static readonly OrderStatus[] Waits = [OrderStatus.Requested, OrderStatus.PaymentPending, OrderStatus.PaymentFailed, OrderStatus.AwaitingPayment];

    public async Task<PartnerDashboardAnswer> Handle(PartnerDashboard request, CancellationToken cancellationToken)
    {
        var terms = await db.TermsAsync(actor.Value.PartnerId, cancellationToken);
        var own = terms.Partner.Id;
        var waiting = new Dictionary<OrderStatus, int>();
        foreach (var status in Waits)
            waiting[status] = await db.Orders.Where(order => order.Status == status && order.PartnerId == own).Take(PartnerDashboardAnswer.MostCounted).CountAsync(cancellationToken);
        var orders = await db.OrderRowsAsync(db.Orders.Where(order => order.PartnerId == own).OrderByDescending(order => order.Id).Take(Latest), cancellationToken);
        var customers = await CustomerRows.Of(db, db.Customers.Where(customer => customer.PartnerId == own).OrderByDescending(customer => customer.Id).Take(Latest)).ToListAsync(cancellationToken);
        return new(own, terms.Partner.Name, terms.Get(PartnerSettings.OrderingEnabled), waiting, orders, customers);
    }
}
