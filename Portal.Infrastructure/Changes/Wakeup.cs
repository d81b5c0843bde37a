namespace Portal.Infrastructure.Changes;

/// <summary>Background work that sleeps until something changes, and at most for a while: what is to be tried again comes by the clock.</summary>
public sealed class Wakeup : IDisposable
{
    private readonly SemaphoreSlim _news = new(1, 1);
    private readonly IDisposable _subscription;
    private readonly TimeProvider _clock;

    /// <summary>The first wait ends at once.</summary>
    public Wakeup(ChangeFeed feed, TimeProvider clock, params IEnumerable<string> topics)
    {
        _clock = clock;
        _subscription = feed.Subscribe(topics, Wake);
    }

    /// <returns>Also when the program stops.</returns>
    public async Task WaitAsync(TimeSpan most, CancellationToken stopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var woken = _news.WaitAsync(over.Token);
        await Task.WhenAny(woken, Task.Delay(most, _clock, over.Token));
        await over.CancelAsync();
        await woken.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _news.Dispose();
    }

    private void Wake()
    {
        try
        {
            if (_news.CurrentCount == 0)
                _news.Release();
        }
        catch (Exception error) when (error is SemaphoreFullException or ObjectDisposedException)
        {
            // Woken already, or the program ends.
        }
    }
}
