using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Infrastructure.Payments;
using Portal.Infrastructure.Payments.Stripe;

namespace Portal.Tests.Payments;

/// <summary>A Stripe that answers by a script and writes down what it was asked.</summary>
public sealed class ScriptedStripe : HttpMessageHandler
{
    public const string SecretKey = "sk_test_not_for_logs";
    public const string WebhookSecret = "whsec_not_for_logs";

    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _script = new();

    public List<Request> Requests { get; } = [];
    public NoWaiting Clock { get; } = new();

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

    public IPaymentGateway Gateway(ILogger<StripeClient>? log = null, TimeSpan? timeout = null)
    {
        var options = Options.Create(new StripeOptions { SecretKey = SecretKey, WebhookSecret = WebhookSecret, Timeout = timeout ?? TimeSpan.FromSeconds(30) });
        return new StripeGateway(new StripeClient(new HttpClient(this), options, Clock, log ?? NullLogger<StripeClient>.Instance), options, TimeProvider.System);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(new(request.Method.Method, request.RequestUri!, request.Headers.ToDictionary(header => header.Key, header => header.Value.Single()),
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
        return await _script.Dequeue()(cancellationToken);
    }

    public sealed record Request(string Method, Uri Address, Dictionary<string, string> Headers, string Body);
}
