using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace Portal.Infrastructure.Payments.Sandbox;

/// <summary>Lets time pass: payments made later settle, pages expire, refunds go through.</summary>
internal sealed class SandboxClock(SandboxStore store, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var alarm = new SandboxAlarm(store, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            var moved = store.Read(Waiting) > 0 && store.Write(Advance) > 0;
            if (!moved)
                await alarm.WaitAsync(store.Read(Next), stoppingToken);
        }
    }

    private static int Waiting(SandboxBooks books) => books.DueNow<Session>(1).Count + books.DueNow<Intent>(1).Count + books.DueNow<Refund>(1).Count;

    private static int Advance(SandboxBooks books)
    {
        var sessions = books.DueNow<Session>();
        foreach (var session in sessions)
            Checkout.Expire(books, session);
        var intents = books.DueNow<Intent>();
        foreach (var intent in intents)
            Intents.Settle(books, intent, !intent.WillFail);
        var refunds = books.DueNow<Refund>();
        foreach (var refund in refunds)
            Refunds.Settle(books, refund, !refund.WillFail);
        return sessions.Count + intents.Count + refunds.Count;
    }

    private static DateTimeOffset? Next(SandboxBooks books) =>
        new[] { books.NextDue<Session>(), books.NextDue<Intent>(), books.NextDue<Refund>() }.Min();
}

/// <summary>Wakes when something was committed here, when a row is due, and now and then for what another process wrote.</summary>
internal sealed class SandboxAlarm
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TimeProvider _time;

    public SandboxAlarm(SandboxStore store, TimeProvider time)
    {
        _time = time;
        store.WhenCommitted(() => _signals.Writer.TryWrite(true));
    }

    public async Task WaitAsync(DateTimeOffset? due, CancellationToken cancellation)
    {
        var wait = due is { } at && at - _time.GetUtcNow() is var left && left < Longest ? left : Longest;
        if (wait <= TimeSpan.Zero)
            return;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(_signals.Reader.WaitToReadAsync(stop.Token).AsTask(), Task.Delay(wait, _time, stop.Token));
        await stop.CancelAsync();
        _signals.Reader.TryRead(out _);
        cancellation.ThrowIfCancellationRequested();
    }
}
