using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Kit;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Services;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Services;

/// <summary>What the customers wished for.</summary>
public enum WishedStart { Due, Later, None }

/// <summary>The list <b>Awaiting approval</b>: services of all customers whose start date nobody has decided yet, oldest first (SPEC 4).</summary>
/// <param name="Partner">A partner's code; null for all.</param>
/// <param name="PaidUpFront">Only paid ones, or only requests; null for both.</param>
[Staff]
public sealed record AwaitingApproval(string? Partner, bool? PaidUpFront, WishedStart? Wished, ListCursor At, string? Search = null) : IRequest<AwaitingApprovalAnswer>;

/// <summary>How many there are is <see cref="Counted"/> up to a limit.</summary>
public sealed record AwaitingApprovalAnswer(ListPage<AwaitingService> Page, int All, int Paid, int Requested, IReadOnlyList<PartnerChoice> Partners);

/// <param name="Price">Of one period, or once, with tax.</param>
/// <param name="PaidSpan">The paid days of a service that was paid up front.</param>
public sealed record AwaitingService(
    Id<Service> Id, string Number, string Name, string OrderNumber, string CustomerNumber, string CustomerName, string PartnerName, bool WasPaidUpFront,
    DateTime OrderedAt, DateOnly? WishedStart, BillingPeriod? Period, TaxedAmount Price, DateSpan? PaidSpan);

public sealed class AwaitingApprovalHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<AwaitingApproval, AwaitingApprovalAnswer>
{
    public async Task<AwaitingApprovalAnswer> Handle(AwaitingApproval request, CancellationToken cancellationToken)
    {
        var partners = await db.PartnerChoicesAsync(cancellationToken);
        // All waiting services stand in an index of their own, which stays short: the filters look through that.
        var waiting = Of(db.Services.AsNoTracking().Where(service => service.AwaitsApproval), partners.FirstOrDefault(partner => partner.Code == request.Partner), request.Wished);
        waiting = await waiting.MatchingAsync(db, actor.Value, SearchKind.Service, request.Search, cancellationToken);
        var shown = request.PaidUpFront is { } paid ? waiting.Where(service => service.WasPaidUpFront == paid) : waiting;
        var rows = await (
            from service in shown.BesideOldestFirst(request.At)
            join customer in db.Customers on service.CustomerId equals customer.Id
            join order in db.Orders on service.OrderId equals order.Id
            join line in db.OrderLines on service.OrderLineId equals line.Id
            select new
            {
                service.Id, service.Number, service.Name, Order = order.Number, Customer = customer.Number, CustomerName = customer.Name, service.PartnerId, service.WasPaidUpFront,
                service.CreatedAt, service.WishedStart, service.Period, service.Recurring, line.OneTime, service.BilledFrom, service.PaidUntil,
            }).ToListAsync(cancellationToken);
        var names = partners.ToDictionary(partner => partner.Id, partner => partner.Name);
        var page = ListPage.OldestFirst(
            [.. rows.Select(row => new AwaitingService(
                row.Id, row.Number, row.Name, row.Order, row.Customer, row.CustomerName, names.GetValueOrDefault(row.PartnerId, ""), row.WasPaidUpFront, row.CreatedAt, row.WishedStart,
                row.Period, row.Period is null ? row.OneTime : row.Recurring, row.BilledFrom is { } from && row.PaidUntil is { } until ? new DateSpan(from, until) : null))],
            request.At, row => row.Id.ToString());
        return new(
            page, await waiting.CountUpToMostAsync(cancellationToken), await waiting.Where(row => row.WasPaidUpFront).CountUpToMostAsync(cancellationToken),
            await waiting.Where(row => !row.WasPaidUpFront).CountUpToMostAsync(cancellationToken), partners);
    }

    private IQueryable<Service> Of(IQueryable<Service> services, PartnerChoice? partner, WishedStart? wished)
    {
        if (partner is not null)
            services = services.Where(service => service.PartnerId == partner.Id);
        if (wished is not { } wish)
            return services;
        // One day for all partners: a filter may be some hours off at the edge of a zone, the approval itself is exact.
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return wish switch
        {
            WishedStart.Due => services.Where(service => service.WishedStart <= today),
            WishedStart.Later => services.Where(service => service.WishedStart > today),
            WishedStart.None => services.Where(service => service.WishedStart == null),
        };
    }
}
