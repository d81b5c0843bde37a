using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Portal.Infrastructure.Changes;

/// <summary>
/// Brings changes that other nodes committed to the pages of this one, within a second. Rows of transactions that overlap can
/// become visible out of order, so it looks back a little and remembers what it told.
/// </summary>
public sealed class ChangeRelay(IServiceScopeFactory scopes, ChangeFeed feed, TimeProvider clock, ILogger<ChangeRelay> log) : BackgroundService
{
    private const int LookBack = 200;
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(10);

    private readonly HashSet<long> _told = [];
    private long _last = -1;
    private DateTime _nextSweep;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RelayAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogWarning(error, "Changes of other nodes could not be read; trying again");
            }
        }
    }

    private async Task RelayAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        if (_last < 0)
            _last = await db.Changes.MaxAsync(change => (long?)change.Id, cancellation) ?? 0;
        var from = _last - LookBack;
        var node = feed.Node;
        var rows = await db.Changes.Where(change => change.Id > from && change.Node != node)
            .OrderBy(change => change.Id).Take(5000).Select(change => new { change.Id, change.Topics }).ToListAsync(cancellation);
        var news = rows.Where(row => _told.Add(row.Id)).SelectMany(row => row.Topics.Split(' ')).Distinct(StringComparer.Ordinal).ToList();
        if (rows.Count > 0)
            _last = Math.Max(_last, rows[^1].Id);
        _told.RemoveWhere(id => id <= _last - LookBack);
        feed.Publish(news);
        if (feed.Now >= _nextSweep)
        {
            _nextSweep = feed.Now + Keep;
            var old = feed.Now - Keep;
            using (await db.Gate.EnterAsync(cancellation))
                await db.Changes.Where(change => change.At < old).ExecuteDeleteAsync(cancellation);
        }
    }
}
