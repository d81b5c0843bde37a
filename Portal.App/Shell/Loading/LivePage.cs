using MediatR;
using Microsoft.AspNetCore.Components;
using Portal.Domain;
using Portal.Infrastructure.Changes;

namespace Portal.App.Shell;

/// <summary>
/// A page or part that shows data: it sends its messages as the signed-in person, and asks again by itself when something that it
/// watches has changed elsewhere. Bursts become one refresh. What it asks while it is first drawn is asked once, for prerendering and circuit.
/// </summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(80);

    private readonly CancellationTokenSource _gone = new();
    private HashSet<string> _watched = [];
    private IDisposable? _subscription;
    private int _refreshing;
    private long? _loadedAt; // what it shows was read by prerendering, at this position of the feed

    [Inject] private Dispatcher Dispatcher { get; set; } = null!;
    [Inject] private ChangeFeed Feed { get; set; } = null!;
    [Inject] private Visit Visit { get; set; } = null!;
    [Inject] private FirstLoad FirstLoad { get; set; } = null!;

    /// <summary>Ends when the page is left: pass it to long waits.</summary>
    protected CancellationToken Gone => _gone.Token;

    /// <summary>Who uses this circuit.</summary>
    protected Task<Actor> ActorAsync() => Visit.ActorAsync();

    protected async Task<TAnswer> Ask<TAnswer>(IRequest<TAnswer> message)
    {
        var actor = await Visit.ActorAsync();
        if (!RendererInfo.IsInteractive)
            return await FirstLoad.AskAsync(actor, message, () => Dispatcher.SendAsync(actor, message, Gone));
        if (!FirstLoad.TryTake(actor, message, out var answer, out var position))
            return await Dispatcher.SendAsync(actor, message, Gone);
        _loadedAt = position;
        return answer;
    }

    /// <summary>Refreshes when one of these topics changes; replaces what was watched before.</summary>
    protected void Watch(params IEnumerable<string> topics)
    {
        var watched = topics.ToHashSet(StringComparer.Ordinal);
        if (!RendererInfo.IsInteractive || watched.SetEquals(_watched))
            return;
        _subscription?.Dispose();
        _watched = watched;
        _subscription = Feed.Subscribe(watched, () => _ = RefreshSoonAsync());
        // Between prerendering and this line nobody listened.
        if (_loadedAt is { } position && Feed.ChangedSince(position, watched))
            _ = RefreshSoonAsync();
        _loadedAt = null;
    }

    /// <summary>Asks the page's queries again. Called after a watched change; the page is rendered afterwards.</summary>
    protected virtual Task RefreshAsync() => Task.CompletedTask;

    private async Task RefreshSoonAsync()
    {
        // 0: idle, 1: a refresh is coming, 2: and something changed since it began to read.
        if (Interlocked.CompareExchange(ref _refreshing, 1, 0) != 0)
        {
            Interlocked.Exchange(ref _refreshing, 2);
            return;
        }
        try
        {
            do
            {
                await Task.Delay(Calm, Gone);
                Interlocked.Exchange(ref _refreshing, 1);
                await InvokeAsync(async () =>
                {
                    await RefreshAsync();
                    StateHasChanged();
                });
            }
            while (Interlocked.CompareExchange(ref _refreshing, 0, 1) == 2);
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left while it refreshed.
        }
        catch (Refusal)
        {
            // What it showed is gone; the person sees why on the next click.
            Interlocked.Exchange(ref _refreshing, 0);
        }
        catch (Exception error)
        {
            await DispatchExceptionAsync(error);
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _gone.IsCancellationRequested)
            return;
        _subscription?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }
}
