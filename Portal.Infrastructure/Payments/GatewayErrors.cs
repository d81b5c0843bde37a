namespace Portal.Infrastructure.Payments;

/// <summary>
/// The gateway did not answer, or not with a result, after the client's own retries. Whether it acted is unknown: ask again later
/// with the same key, which never acts twice.
/// </summary>
/// <param name="replayed">See <see cref="Replayed"/>.</param>
public sealed class GatewayUnavailable(string message, Exception? inner = null, bool replayed = false) : Exception(message, inner)
{
    /// <summary>
    /// The gateway keeps this failure as the answer to the key and will only repeat it. Look with
    /// <see cref="IPaymentGateway.FindPaymentsAsync"/> what became of it before trying with a new key.
    /// </summary>
    public bool Replayed { get; } = replayed;
}

/// <summary>The gateway understood the request and refuses it: it is wrong, or its key was misused. Repeating it does not help.</summary>
/// <param name="code">The gateway's own word for it, such as <c>resource_missing</c>.</param>
public sealed class GatewayRejected(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}

/// <summary>A webhook that the gateway did not sign, or not within the tolerated time. The message names the reason, never the content.</summary>
public sealed class WebhookSignatureException(string message) : Exception(message);
