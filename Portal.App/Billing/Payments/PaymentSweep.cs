using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain.Billing;
using Portal.Infrastructure;

namespace Portal.App.Billing;

/// <summary>Wakes the sweep at once, after an event came in.</summary>
public sealed class SweepSignal
{
    private TaskCompletionSource _called = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Called => Volatile.Read(ref _called).Task;

    public void Now() => Interlocked.Exchange(ref _called, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}

/// <summary>
/// Settles what neither the customer's return nor a webhook told: asks about every payment and refund that is due, found by index,
/// in small portions. Several nodes may ask about the same one; recording the answer happens once.
/// </summary>
public sealed class PaymentSweep(IServiceScopeFactory scopes, Dispatcher dispatcher, SweepSignal signal, TimeProvider clock, ILogger<PaymentSweep> log) : BackgroundService
{
    private const int Portion = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var called = signal.Called;
            try
            {
                while (await SweepAsync(stoppingToken) == Portion)
                {
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "The payment sweep stopped early; it goes on in {Pause}", Pause);
            }
            await Task.WhenAny(called, Task.Delay(Pause, clock, stoppingToken));
        }
    }

    /// <returns>How many were asked about.</returns>
    private async Task<int> SweepAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var now = clock.GetUtcNow().UtcDateTime;
        var payments = await db.Payments.Where(row => row.NextCheckAt <= now).OrderBy(row => row.NextCheckAt).Take(Portion).Select(row => row.Id).ToListAsync(cancellation);
        foreach (var payment in payments)
            await TryAsync(() => dispatcher.SendAsync(Actor.System, new SettlePayment(payment), cancellation), "payment", payment.Value);
        var refunds = await db.Refunds.Where(row => row.NextCheckAt <= now).OrderBy(row => row.NextCheckAt).Take(Portion).Select(row => row.Id).ToListAsync(cancellation);
        foreach (var refund in refunds)
            await TryAsync(() => dispatcher.SendAsync(Actor.System, new SettleRefund(refund), cancellation), "refund", refund.Value);
        return Math.Max(payments.Count, refunds.Count);
    }

    private async Task TryAsync(Func<Task> settle, string what, Guid id)
    {
        try
        {
            await settle();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "The {What} {Id} could not be settled", what, id);
        }
    }
}
