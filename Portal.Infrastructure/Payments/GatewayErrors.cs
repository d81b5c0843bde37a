namespace Portal.Infrastructure.Payments;

/// <summary>The gateway did not answer, or not with a result, after the client's own retries: ask again later with the same key.</summary>
public sealed class GatewayUnavailable(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The gateway understood the request and refuses it: it is wrong, or its key was misused. Repeating it does not help.</summary>
/// <param name="code">The gateway's own word for it, such as <c>resource_missing</c>.</param>
public sealed class GatewayRejected(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}

/// <summary>A webhook that the gateway did not sign, or not within the tolerated time. The message names the reason, never the content.</summary>
public sealed class WebhookSignatureException(string message) : Exception(message);
