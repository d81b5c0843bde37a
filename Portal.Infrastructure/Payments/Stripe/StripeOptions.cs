namespace Portal.Infrastructure.Payments.Stripe;

/// <summary>Settings under <c>Payments:Stripe</c>.</summary>
public sealed class StripeOptions
{
    public const string Section = "Payments:Stripe";

    /// <summary>
    /// The version of Stripe's library, which every request names, so that an upgrade of the Stripe account changes nothing. The sandbox
    /// speaks it too; raise it together with Stripe.net and the npm package that the tests check against.
    /// </summary>
    public const string ApiVersion = "2026-10-28.endive";

    /// <summary><c>sk_…</c> or a restricted <c>rk_…</c>; never logged.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary><c>whsec_…</c> of the endpoint that points at <c>/webhooks/stripe</c>; never logged.</summary>
    public string WebhookSecret { get; set; } = "";

    public Uri ApiBase { get; set; } = new("https://api.stripe.com");

    /// <summary>Repetitions after the first attempt of one request.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>For one attempt, from sending to the last byte.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    public bool IsConfigured => SecretKey.Length > 0;

    /// <summary>What is wrong, naming the setting; null when all is well.</summary>
    public string? Fault()
    {
        if (!IsConfigured)
            return null;
        if (!SecretKey.StartsWith("sk_", StringComparison.Ordinal) && !SecretKey.StartsWith("rk_", StringComparison.Ordinal))
            return $"{Section}:SecretKey is not a secret key of Stripe. Take the one that begins with sk_ (or a restricted one, rk_) from the dashboard, Developers, API keys.";
        if (SecretKey.Any(char.IsWhiteSpace))
            return $"{Section}:SecretKey has a space or a line end in it. Take it from Stripe's dashboard once more, without anything around it.";
        if (!WebhookSecret.StartsWith("whsec_", StringComparison.Ordinal))
            return $"{Section}:WebhookSecret is missing or wrong. Add an endpoint for /webhooks/stripe in Stripe's dashboard and take its signing secret, which begins with whsec_.";
        if (!ApiBase.IsAbsoluteUri || ApiBase.Scheme is not ("https" or "http"))
            return $"{Section}:ApiBase must be an absolute address such as https://api.stripe.com.";
        if (Retries is < 0 or > 10)
            return $"{Section}:Retries must lie between 0 and 10.";
        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromMinutes(5))
            return $"{Section}:Timeout must lie between a moment and five minutes, for example 00:00:30.";
        return null;
    }
}
