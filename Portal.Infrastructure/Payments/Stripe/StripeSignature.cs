using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Infrastructure.Payments.Stripe;

/// <summary>The header Stripe-Signature: <c>t=seconds,v1=hex[,v1=hex]</c>, an HMAC-SHA256 over <c>seconds.body</c>. Several v1 are there while a secret is rolled.</summary>
public static class StripeSignature
{
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    /// <exception cref="WebhookSignatureException">With the reason; the message holds nothing of the body or the secret.</exception>
    public static void Check(string rawBody, string? header, string secret, DateTimeOffset now)
    {
        if (secret.Length == 0)
            throw new WebhookSignatureException("No webhook secret is configured.");
        if (string.IsNullOrWhiteSpace(header))
            throw new WebhookSignatureException("The signature header is missing.");

        var (timestamp, signatures) = Parse(header);
        if (timestamp is not { } seconds)
            throw new WebhookSignatureException("The signature header has no time.");
        if (signatures.Count == 0)
            throw new WebhookSignatureException("The signature header has no v1 signature.");

        var expected = Compute(rawBody, seconds, secret);
        var found = false;
        // No early exit: the time taken must not tell which one came close.
        foreach (var signature in signatures)
            found |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), expected);
        if (!found)
            throw new WebhookSignatureException("No signature matches the body.");

        // After the comparison, so that an unsigned request learns nothing about our clock.
        var age = now.ToUnixTimeSeconds() - seconds;
        if (age > Tolerance.TotalSeconds)
            throw new WebhookSignatureException("The signature is too old.");
        if (age < -Tolerance.TotalSeconds)
            throw new WebhookSignatureException("The signature is from the future.");
    }

    /// <summary>The header as Stripe would send it at that time.</summary>
    public static string Sign(string rawBody, string secret, DateTimeOffset at)
    {
        var seconds = at.ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $"t={seconds},v1={Encoding.ASCII.GetString(Compute(rawBody, seconds, secret))}");
    }

    private static byte[] Compute(string rawBody, long seconds, string secret)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seconds}.{rawBody}"));
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed)));
    }

    private static (long? Timestamp, List<string> Signatures) Parse(string header)
    {
        long? timestamp = null;
        var signatures = new List<string>();
        foreach (var part in header.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith("t=", StringComparison.Ordinal))
                timestamp = long.TryParse(part.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
            else if (part.StartsWith("v1=", StringComparison.Ordinal))
                signatures.Add(part[3..]);
        }

        return (timestamp, signatures);
    }
}
