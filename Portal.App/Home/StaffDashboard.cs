using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Ordering;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Infrastructure;

namespace Portal.App.Home;

/// <summary>How the last thirty days went, by day, and the latest orders.</summary>
[Staff]
public sealed record StaffDashboard : IRequest<StaffDashboardAnswer>;

/// <param name="Orders">How many were placed on each day, by the days of UTC.</param>
/// <param name="Revenue">What was invoiced on each day, tax included: one series per currency, the busiest first.</param>
public sealed record StaffDashboardAnswer(IReadOnlyList<DayOrders> Orders, IReadOnlyList<Revenue> Revenue, IReadOnlyList<StaffOrderRow> Latest);

public sealed record DayOrders(DateOnly Day, int Count);

public sealed record Revenue(Currency Currency, IReadOnlyList<DayRevenue> Days)
{
    public Money Total => Days.Select(day => day.Amount).Sum(Currency);
}

public sealed record DayRevenue(DateOnly Day, Money Amount);

public sealed class StaffDashboardHandler(PortalDb db, TimeProvider clock) : IRequestHandler<StaffDashboard, StaffDashboardAnswer>
{
    public const int Days = 30;
    private const int LatestOrders = 8;

    public async Task<StaffDashboardAnswer> Handle(StaffDashboard request, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var days = Enumerable.Range(0, Days).Select(i => today.AddDays(i - Days + 1)).ToList();
        return new(await OrdersAsync(days, cancellationToken), await RevenueAsync(days, cancellationToken),
            await StaffOrderRows.Of(db, db.Orders.OrderByDescending(order => order.Id).Take(LatestOrders)).ToListAsync(cancellationToken));
    }

    private async Task<IReadOnlyList<DayOrders>> OrdersAsync(List<DateOnly> days, CancellationToken cancellation)
    {
        var from = days[0].ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var counts = await db.Orders.Where(order => order.PlacedAt >= from).GroupBy(order => order.PlacedAt.Date)
            .Select(group => new { Day = group.Key, Count = group.Count() }).ToListAsync(cancellation);
        var byDay = counts.ToDictionary(row => DateOnly.FromDateTime(row.Day), row => row.Count);
        return [.. days.Select(day => new DayOrders(day, byDay.GetValueOrDefault(day)))];
    }

    private async Task<IReadOnlyList<Revenue>> RevenueAsync(List<DateOnly> days, CancellationToken cancellation)
    {
        var from = days[0];
        var sums = await db.Invoices.Where(invoice => invoice.IssuedOn >= from && invoice.Status != InvoiceStatus.Canceled)
            .GroupBy(invoice => new { invoice.IssuedOn, invoice.Total.Currency })
            .Select(group => new { group.Key.IssuedOn, group.Key.Currency, Count = group.Count(), Minor = group.Sum(invoice => invoice.Total.NetMinor + invoice.Total.TaxMinor) })
            .ToListAsync(cancellation);
        return [.. sums.GroupBy(row => row.Currency).OrderByDescending(group => group.Sum(row => row.Count)).Select(group => new Revenue(
            group.Key, [.. days.Select(day => new DayRevenue(day, new Money(group.FirstOrDefault(row => row.IssuedOn == day)?.Minor ?? 0, group.Key)))]))];
    }
}
