using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Portal.Infrastructure.Payments.Sandbox;

/// <summary>Delivers events, signed, until somebody answers 2xx: at least once, in no particular order, also after a restart.</summary>
internal sealed class SandboxWebhooks(
    SandboxStore store, SandboxOptions options, SandboxFaults faults, OwnAddress own, IHttpClientFactory clients, TimeProvider time,
    IHostApplicationLifetime lifetime, ILogger<SandboxWebhooks> log) : BackgroundService
{
    public const string ClientName = "sandbox-webhooks";

    // While an event is under way, nobody else takes it.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10),
        TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24), TimeSpan.FromHours(24),
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var alarm = new SandboxAlarm(store, time);
        // The default receiver is this program, whose address is known only then.
        await lifetime.StartedAsync(stoppingToken);
        store.Write(TakeOver);
        while (!stoppingToken.IsCancellationRequested)
        {
            var due = store.Read(books => books.DueNow<Event>(1).Count) == 0 ? [] : store.Write(Take);
            if (due.Count == 0)
                await alarm.WaitAsync(store.Read(books => books.NextDue<Event>()), stoppingToken);
            else
                await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = stoppingToken }, DeliverAsync);
        }
    }

    // What a killed process had under way or put off is tried at once. If another process still has it, it arrives twice, which events may.
    private static int TakeOver(SandboxBooks books) =>
        books.DueBy<Event>(DateTimeOffset.MaxValue, int.MaxValue).Select(told => books.Put(told with { NextTry = books.Now })).Count();

    private static List<Event> Take(SandboxBooks books) =>
        [.. books.DueNow<Event>(20).Select(told => books.Put(told with { NextTry = books.Now + Lease, Attempts = told.Attempts + 1 }))];

    private async ValueTask DeliverAsync(Event told, CancellationToken cancellation)
    {
        var arrived = faults.Take(SandboxFaults.Webhook) == FaultKind.Lost || await SendAsync(told, cancellation);
        // A failure beyond the last delay: given up, as Stripe does after some three days.
        store.Write(books => books.Put(told with { NextTry = arrived || told.Attempts > Delays.Length ? null : books.Now + Delays[told.Attempts - 1] }));
    }

    private async Task<bool> SendAsync(Event told, CancellationToken cancellation)
    {
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            timeout.CancelAfter(Lease / 2);
            using var request = new HttpRequestMessage(HttpMethod.Post, options.WebhookUrl ?? new Uri(own.Local, "webhooks/stripe"));
            request.Headers.Add("Stripe-Signature", WebhookSignature.Sign(told.Body, store.WebhookSecret, time.GetUtcNow()));
            request.Content = new StringContent(told.Body, Encoding.UTF8, "application/json");
            using var response = await clients.CreateClient(ClientName).SendAsync(request, timeout.Token);
            if (!response.IsSuccessStatusCode)
                log.LogWarning("Event {EventId} was answered with {Status}, attempt {Attempt}", told.Id, (int)response.StatusCode, told.Attempts);
            return response.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or GatewayUnavailable || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            log.LogWarning("Event {EventId} could not be delivered, attempt {Attempt}: {Failure}", told.Id, told.Attempts, failure.GetType().Name);
            return false;
        }
    }
}
