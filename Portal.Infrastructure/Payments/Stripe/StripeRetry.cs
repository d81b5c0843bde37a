using System.Net;

namespace Portal.Infrastructure.Payments.Stripe;

/// <summary>When a request is sent again with the same idempotency key, and how long to wait before it; Stripe's own rules.</summary>
public static class StripeRetry
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <param name="status">Null when no answer arrived.</param>
    /// <param name="advice">The header Stripe-Should-Retry, which overrules the status: only the server knows whether it kept the result.</param>
    public static bool Advised(HttpStatusCode? status, string? advice) => (status, advice) switch
    {
        (null, _) => true,
        (_, "true") => true,
        (_, "false") => false,
        (HttpStatusCode.Conflict, _) => true,
        // 429 is not among them: repeating at once makes a rate limit worse, so the server has to ask for it.
        ({ } answered, _) => (int)answered >= 500,
    };

    /// <summary>Doubles from half a second to five, of which up to a half is left to chance, so that clients do not come back in step.</summary>
    /// <param name="retry">1 for the first repetition.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan Delay(int retry, double chance)
    {
        var full = Shortest * Math.Pow(2, Math.Min(retry - 1, 10));
        var jittered = (full < Longest ? full : Longest) * (0.5 + chance / 2);
        return jittered > Shortest ? jittered : Shortest;
    }
}
