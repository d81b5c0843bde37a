using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Infrastructure.Changes;

namespace Portal.Infrastructure.Mail;

/// <summary>Empties the outbox: at once when a mail is written, and every few seconds for those that are to be tried again.</summary>
public sealed class OutboxWorker(Outbox outbox, MailPause pauseAtStart, ChangeFeed feed, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await pauseAtStart.Over.WaitAsync(stoppingToken);
        using var news = new Wakeup(feed, clock, Topics.Mail);
        var pause = Poll;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await outbox.SendDueAsync(stoppingToken))
                {
                    pause = Poll;
                    await news.WaitAsync(Poll, stoppingToken);
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
}
