using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Infrastructure;

namespace Portal.App.Services;

/// <summary>Sends the reminders that are due, every quarter of an hour, found by an index. Whichever node comes first sends.</summary>
public sealed class DataReminders(IServiceScopeFactory scopes, Dispatcher dispatcher, TimeProvider clock, ILogger<DataReminders> log) : BackgroundService
{
    private const int Portion = 100;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                while (await SendDueAsync(stoppingToken) == Portion)
                {
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "Reminders of missing data broke off; they go on in {Every}", Every);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One that cannot be sent holds none of the others up.</summary>
    /// <returns>How many orders were dealt with.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await scope.ServiceProvider.GetRequiredService<PortalDb>().Orders
            .Where(order => order.RemindAt <= now).OrderBy(order => order.RemindAt).Take(Portion).Select(order => order.Id).ToListAsync(cancellation);
        var dealtWith = 0;
        foreach (var order in due)
        {
            try
            {
                await dispatcher.SendAsync(Actor.System, new RemindOfData(order), cancellation);
                dealtWith++;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "The reminder of order {Order} could not be written", order);
            }
        }
        return dealtWith;
    }
}
