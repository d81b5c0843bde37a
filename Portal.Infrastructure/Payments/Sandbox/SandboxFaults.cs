namespace Portal.Infrastructure.Payments.Sandbox;

internal enum FaultKind
{
    None,

    /// <summary>The card is declined.</summary>
    Decline,

    /// <summary>Another request with this key is under way.</summary>
    Conflict,
    TooMany,

    /// <summary>Fails before acting; the failure is kept under the key, as Stripe keeps a 500.</summary>
    ServerError,

    /// <summary>Acts, and keeps a failure as the answer: the outcome can only be learned by asking.</summary>
    Broken,

    /// <summary>Fails before acting, and nothing is kept.</summary>
    Unavailable,

    /// <summary>Acts, then drops the connection.</summary>
    Lost,
}

/// <summary>Failures that a test ordered, each for the next so many calls of one operation.</summary>
internal sealed class SandboxFaults
{
    public const string Page = "checkout.pay";
    public const string Webhook = "webhooks.deliver";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<FaultKind>> _ordered = [];

    public static FaultKind? Kind(string? word) => word switch
    {
        "decline" => FaultKind.Decline,
        "409" => FaultKind.Conflict,
        "429" => FaultKind.TooMany,
        "500" => FaultKind.ServerError,
        "503" => FaultKind.Unavailable,
        "broken" => FaultKind.Broken,
        "lost" => FaultKind.Lost,
        _ => null,
    };

    public void Order(string operation, FaultKind kind, int times)
    {
        lock (_gate)
        {
            if (!_ordered.TryGetValue(operation, out var queue))
                _ordered[operation] = queue = new();
            for (var i = 0; i < times; i++)
                queue.Enqueue(kind);
        }
    }

    public FaultKind Take(string operation)
    {
        lock (_gate)
            return _ordered.TryGetValue(operation, out var queue) && queue.TryDequeue(out var kind) ? kind : FaultKind.None;
    }

    public void Clear()
    {
        lock (_gate)
            _ordered.Clear();
    }
}
