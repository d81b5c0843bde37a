using Stripe;

namespace Portal.Infrastructure.Payments.Stripe;

/// <summary>What Stripe's library throws, told apart: asking again later makes sense, or the request is wrong.</summary>
internal static class StripeFailure
{
    public static Exception Of(Exception failure) => failure switch
    {
        StripeException answered => Of(answered),
        HttpRequestException or IOException or OperationCanceledException => new GatewayUnavailable("Stripe could not be reached.", failure),
        // A call that acts may have acted, whatever became of its answer.
        _ => new GatewayUnavailable("Stripe's answer could not be read.", failure),
    };

    // The library's exception is left behind: for an answer that is no JSON its message is the whole answer, and ours reaches logs.
    private static Exception Of(StripeException answered)
    {
        var (status, error) = ((int)answered.HttpStatusCode, answered.StripeError);
        // 400 with rate_limit is the same as 429; the rest of 4xx will not change by waiting.
        if (status is >= 500 or 409 or 429 or < 400 || error?.Code == "rate_limit")
            return new GatewayUnavailable($"Stripe answered {status} ({error?.Code ?? error?.Type ?? "no code"}), request {answered.StripeResponse?.RequestId ?? "unknown"}.",
                replayed: WasReplayed(answered.StripeResponse));
        return new GatewayRejected(error?.DeclineCode ?? error?.Code ?? error?.Type ?? "http_" + status, error?.Message ?? "No reason given.");
    }

    private static bool WasReplayed(StripeResponse? response) =>
        response is not null && response.Headers.TryGetValues("Idempotent-Replayed", out var values) && values.Contains("true", StringComparer.Ordinal);
}
