using Microsoft.Extensions.Hosting;

namespace Portal.Infrastructure;

public static class Lifetimes
{
    /// <summary>Waits until the program listens: its own address is known from then on.</summary>
    public static async Task StartedAsync(this IHostApplicationLifetime lifetime, CancellationToken cancellation)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var listening = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellation);
    }
}
