using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Infrastructure.Provisioning.Webhook;

/// <summary>
/// How the operator's system knows that a call is the portal's and is fresh: <c>Portal-Signature: t=seconds,v1=hex</c>, an HMAC-SHA256 over
/// <c>seconds.body</c> with the module's secret. It should refuse what is older than five minutes.
/// </summary>
public static class WebhookSignature
{
    public static string Of(ReadOnlySpan<byte> body, string secret, long seconds)
    {
        var time = seconds.ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{time}."), .. body];
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed);
        return $"t={time},v1={Convert.ToHexStringLower(mac)}";
    }
}
