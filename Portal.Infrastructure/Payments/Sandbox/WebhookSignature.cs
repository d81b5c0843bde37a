using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Infrastructure.Payments.Sandbox;

/// <summary>
/// The header Stripe-Signature, <c>t=seconds,v1=hex</c>, an HMAC-SHA256 over <c>seconds.body</c>. Written here once more, so that
/// Stripe's library judges it instead of checking its own work.
/// </summary>
public static class WebhookSignature
{
    /// <summary>As Stripe would send it at that time.</summary>
    public static string Sign(string rawBody, string secret, DateTimeOffset at)
    {
        var seconds = at.ToUnixTimeSeconds();
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seconds}.{rawBody}"));
        return string.Create(CultureInfo.InvariantCulture, $"t={seconds},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}");
    }
}
