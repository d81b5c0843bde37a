using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Infrastructure.Changes;

namespace Portal.Infrastructure.Mail;

/// <summary>Empties the outbox: at once when a mail is written, and every few seconds for those that are to be tried again.</summary>
public sealed class OutboxWorker(Outbox outbox, ChangeFeed feed, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var news = new SemaphoreSlim(1, 1);
        using var subscription = feed.Subscribe([Topics.Mail], () => Wake(news));
        var pause = Poll;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await outbox.SendDueAsync(stoppingToken))
                {
                    pause = Poll;
                    await WaitAsync(news, stoppingToken);
                }
                else
                {
                    // The server is down: new mails change nothing about that.
                    await Task.Delay(pause, clock, stoppingToken);
                    pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, pause.TotalSeconds * 2));
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "The outbox stopped in the middle and goes on");
                await Task.Delay(Poll, clock, stoppingToken);
            }
        }
    }

    private static void Wake(SemaphoreSlim news)
    {
        try
        {
            if (news.CurrentCount == 0)
                news.Release();
        }
        catch (Exception error) when (error is SemaphoreFullException or ObjectDisposedException)
        {
            // Woken already, or the program ends.
        }
    }

    private async Task WaitAsync(SemaphoreSlim news, CancellationToken stopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var woken = news.WaitAsync(over.Token);
        await Task.WhenAny(woken, Task.Delay(Poll, clock, over.Token));
        await over.CancelAsync();
        try
        {
            await woken;
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // Nothing was written; look at what is due by now.
        }
    }
}
