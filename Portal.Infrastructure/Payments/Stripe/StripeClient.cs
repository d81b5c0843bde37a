using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Portal.Infrastructure.Payments.Stripe;

/// <summary>Sends one request until there is a final answer: authentication, pinned version, idempotency key, retries.</summary>
public sealed class StripeClient(HttpClient http, IOptions<StripeOptions> options, TimeProvider time, ILogger<StripeClient> log)
{
    private readonly StripeOptions _options = options.Value;

    internal Task<StripeAnswer> GetAsync(string path, StripeForm? query, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Get, query is null ? path : $"{path}?{query}", null, null, cancellation);

    internal Task<StripeAnswer> PostAsync(string path, StripeForm form, string idempotencyKey, CancellationToken cancellation) =>
        idempotencyKey.Length is > 0 and <= 255
            ? SendAsync(HttpMethod.Post, path, form.ToString(), idempotencyKey, cancellation)
            : throw new GatewayRejected("idempotency_key_invalid", "An idempotency key has 1 to 255 characters.");

    private async Task<StripeAnswer> SendAsync(HttpMethod method, string path, string? body, string? idempotencyKey, CancellationToken cancellation)
    {
        if (!_options.IsConfigured)
            throw new GatewayRejected("not_configured", $"Card payments are not set up. Set {StripeOptions.Section}:SecretKey, or switch the sandbox on with Payments:Sandbox:Enabled.");

        for (var retry = 0; ; retry++)
        {
            var (answer, advice, failure) = await AttemptAsync(method, path, body, idempotencyKey, cancellation);
            var settled = answer is not null && ((int)answer.Status < 400 || !StripeRetry.Advised(answer.Status, advice));
            if (settled || retry >= _options.Retries)
                return answer ?? throw new GatewayUnavailable("Stripe could not be reached.", failure);

            log.LogWarning("Stripe {Method} attempt {Attempt} ended with {Status} ({RequestId}); sending it again",
                method, retry + 1, (object?)(int?)answer?.Status ?? failure?.GetType().Name, answer?.RequestId);
            await Task.Delay(StripeRetry.Delay(retry + 1, Random.Shared.NextDouble()), time, cancellation);
        }
    }

    private async Task<(StripeAnswer? Answer, string? Advice, Exception? Failure)> AttemptAsync(
        HttpMethod method, string path, string? body, string? idempotencyKey, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri(_options.ApiBase.AbsoluteUri.TrimEnd('/') + path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _options.SecretKey);
        request.Headers.Add("Stripe-Version", StripeOptions.ApiVersion);
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.ASCII, MediaTypeNames.Application.FormUrlEncoded);

        // Real time, unlike the waits between attempts: a socket does not follow a test's clock.
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(_options.Timeout);
        try
        {
            using var response = await http.SendAsync(request, timeout.Token);
            var json = await response.Content.ReadAsStringAsync(timeout.Token);
            return (new(response.StatusCode, Parse(json), Header(response, "Idempotent-Replayed") == "true", Header(response, "Request-Id")),
                Header(response, "Stripe-Should-Retry"), null);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return (null, null, failure);
        }
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static JsonElement Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // A proxy's error page: the status alone then says what happened.
            return default;
        }
    }
}
