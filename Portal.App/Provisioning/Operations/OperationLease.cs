using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;

namespace Portal.App.Provisioning;

/// <summary>
/// Keeps an operation while its module works: the lease is made longer every third of its length, and the call is told to stop when it
/// was lost, so that what another worker does meanwhile is never overwritten.
/// </summary>
internal sealed class OperationLease : IAsyncDisposable
{
    private readonly CancellationTokenSource _lost;
    private readonly Task _renewing;

    public OperationLease(IServiceScopeFactory scopes, Id<Operation> operation, Guid lease, TimeSpan length, TimeProvider clock, CancellationToken stopping)
    {
        _lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _renewing = RenewAsync(scopes, operation, lease, length, clock);
    }

    /// <summary>Ends when the lease is lost or the program stops.</summary>
    public CancellationToken Held => _lost.Token;

    public async ValueTask DisposeAsync()
    {
        await _lost.CancelAsync();
        await _renewing;
        _lost.Dispose();
    }

    private async Task RenewAsync(IServiceScopeFactory scopes, Id<Operation> id, Guid lease, TimeSpan length, TimeProvider clock)
    {
        try
        {
            while (true)
            {
                await Task.Delay(length / 3, clock, _lost.Token);
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
                var until = clock.GetUtcNow().UtcDateTime + length;
                using (await db.Gate.EnterAsync(_lost.Token))
                    if (await db.Operations.Where(row => row.Id == id && row.Lease == lease && row.Status == OperationStatus.Running)
                        .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextTryAt, until).SetProperty(row => row.Version, row => row.Version + 1), _lost.Token) == 0)
                        await _lost.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The call is over, or the lease is.
        }
    }
}
