using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Infrastructure.Payments;
using Portal.Infrastructure.Payments.Stripe;
using Stripe;

namespace Portal.Tests.Payments;

/// <summary>A Stripe that answers by a script and writes down what it was asked. The gateway before it is the one that is shipped.</summary>
public sealed class ScriptedStripe : HttpMessageHandler
{
    public const string SecretKey = "sk_test_not_for_logs";
    public const string WebhookSecret = "whsec_not_for_logs";

    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _script = new();
    private readonly List<ServiceProvider> _gateways = [];

    public List<Request> Requests { get; } = [];

    public ScriptedStripe Answers(int status, string body = "{}", params (string Name, string Value)[] headers)
    {
        _script.Enqueue(_ =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            foreach (var (name, value) in headers)
                response.Headers.Add(name, value);
            return Task.FromResult(response);
        });
        return this;
    }

    public ScriptedStripe DropsTheConnection()
    {
        _script.Enqueue(_ => throw new HttpRequestException("The response ended prematurely."));
        return this;
    }

    public ScriptedStripe NeverAnswers()
    {
        _script.Enqueue(async cancellation =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("Not reached.");
        });
        return this;
    }

    public IPaymentGateway Gateway(ILoggerProvider? log = null, TimeSpan? timeout = null, TimeProvider? time = null)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Payments:Stripe:SecretKey"] = SecretKey,
            ["Payments:Stripe:WebhookSecret"] = WebhookSecret,
            ["Payments:Stripe:Timeout"] = $"{timeout ?? TimeSpan.FromSeconds(30):c}",
        };
        var services = new ServiceCollection();
        services.AddLogging(logging =>
        {
            if (log is not null)
                logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        });
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddStripeGateway(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).ConfigurePrimaryHttpMessageHandler(() => this);
        _gateways.Add(services.BuildServiceProvider());
        return Hurried(_gateways[^1]);
    }

    /// <summary>The gateway of a program without the pauses between attempts, which Stripe's library takes from the real clock.</summary>
    public static IPaymentGateway Hurried(IServiceProvider services)
    {
        var client = services.GetRequiredService<StripeClient>();
        SetNetworkRetriesSleep((SystemNetHttpClient)client.HttpClient, false);
        return ActivatorUtilities.CreateInstance<StripeGateway>(services, client);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(new(request.Method.Method, request.RequestUri!, request.Headers.ToDictionary(header => header.Key, header => string.Join(' ', header.Value)),
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
        return await _script.Dequeue()(cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        // A service provider disposes of the factory, which leaves this handler alone.
        foreach (var gateway in disposing ? _gateways : [])
            gateway.Dispose();
        _gateways.Clear();
        base.Dispose(disposing);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_NetworkRetriesSleep")]
    private static extern void SetNetworkRetriesSleep(SystemNetHttpClient http, bool sleep);

    public sealed record Request(string Method, Uri Address, Dictionary<string, string> Headers, string Body);
}
