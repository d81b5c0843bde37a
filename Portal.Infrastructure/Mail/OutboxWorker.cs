using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Infrastructure.Changes;

namespace Portal.Infrastructure.Mail;

/// <summary>Empties the outbox: at once when a mail is written, and every few seconds for those that are to be tried again.</summary>
public sealed class OutboxWorker(Outbox outbox, MailPause pauseAtStart, ChangeFeed feed, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await pauseAtStart.Over.WaitAsync(stoppingToken);
        using var news = new Wakeup(feed, clock, Topics.Mail);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await outbox.SendDueAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(error, "The outbox stopped in the middle and goes on");
                await Task.Delay(Poll, clock, stoppingToken);
            }
            await news.WaitAsync(Poll, stoppingToken);
        }
    }
}
