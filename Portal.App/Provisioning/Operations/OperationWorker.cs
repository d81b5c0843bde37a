using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;
using Portal.Infrastructure.Changes;

namespace Portal.App.Provisioning;

/// <summary>
/// Runs the operations that are due: found by an index, taken atomically, several at a time. Any number of nodes may run one; stopping
/// the program hands the ones under way back.
/// </summary>
public sealed class OperationWorker(IServiceScopeFactory scopes, Dispatcher dispatcher, ChangeFeed feed, TimeProvider clock, ILogger<OperationWorker> log) : BackgroundService
{
    private const int Parallel = 8, Batch = 64;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Id<Operation>, byte> _underWay = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var slots = new SemaphoreSlim(Parallel);
        using var news = new Wakeup(feed, clock, Topics.Operations);
        while (!stoppingToken.IsCancellationRequested)
        {
            var started = 0;
            try
            {
                foreach (var id in await DueAsync(stoppingToken))
                {
                    if (!_underWay.TryAdd(id, 0))
                        continue;
                    await slots.WaitAsync(stoppingToken);
                    started++;
                    _ = RunAsync(id, slots, stoppingToken);
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "Looking for operations broke off; it goes on in {Poll}", Poll);
            }
            if (started == 0)
                await news.WaitAsync(Poll, stoppingToken);
        }
        // Calls under way hear of the stop and are handed back.
        for (var i = 0; i < Parallel; i++)
            await slots.WaitAsync(CancellationToken.None);
    }

    private async Task<List<Id<Operation>>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow().UtcDateTime;
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Operations
            .Where(row => row.NextTryAt <= now && (row.Status == OperationStatus.Waiting || row.Status == OperationStatus.Running))
            .OrderBy(row => row.NextTryAt).Take(Batch).Select(row => row.Id).ToListAsync(cancellation);
    }

    private async Task RunAsync(Id<Operation> id, SemaphoreSlim slots, CancellationToken cancellation)
    {
        try
        {
            await dispatcher.SendAsync(Actor.System, new RunOperation(id), cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "Operation {Operation} broke off; it is taken again when its lease ends", id);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
        finally
        {
            _underWay.TryRemove(id, out _);
            slots.Release();
        }
    }
}
