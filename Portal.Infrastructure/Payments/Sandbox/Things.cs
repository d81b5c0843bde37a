namespace Portal.Infrastructure.Payments.Sandbox;

/// <summary>What the sandbox keeps; each is one row, written whole.</summary>
internal interface IThing
{
    /// <summary>Begins the ids and names the kind of row, as at Stripe.</summary>
    static abstract string Prefix { get; }

    string Id { get; }

    /// <summary>Whose list it appears in.</summary>
    string? Owner { get; }

    /// <summary>When the clock has to look at it.</summary>
    DateTimeOffset? Due { get; }
}

internal sealed record Customer(string Id, DateTimeOffset Created) : IThing
{
    public static string Prefix => "cus";
    public string? Owner => null;
    public DateTimeOffset? Due => null;
    public string? Email { get; init; }
    public string? Name { get; init; }
    public string? Description { get; init; }
    public string? Phone { get; init; }
    public Dictionary<string, string> Metadata { get; init; } = [];
}

internal sealed record Card(string Id, DateTimeOffset Created) : IThing
{
    public static string Prefix => "pm";
    public string? Owner => Customer;
    public DateTimeOffset? Due => null;
    public string Brand { get; init; } = "";
    public string Last4 { get; init; } = "";
    public int ExpiryMonth { get; init; }
    public int ExpiryYear { get; init; }
    public CardConduct Conduct { get; init; }

    /// <summary>Set while the card is saved; a detached card is never charged again.</summary>
    public string? Customer { get; init; }
    public bool Detached { get; init; }
}

internal enum SessionStatus { Open, Complete, Expired }

internal sealed record Session(string Id, DateTimeOffset Created) : IThing
{
    public static string Prefix => "cs_test";
    public string? Owner => Customer;
    public DateTimeOffset? Due => Status == SessionStatus.Open ? ExpiresAt : null;
    public SessionStatus Status { get; init; }
    public bool Paid { get; init; }
    public long Amount { get; init; }
    public string Currency { get; init; } = "";
    public string Title { get; init; } = "";
    public string? Customer { get; init; }
    public string? CustomerEmail { get; init; }
    public string? Reference { get; init; }
    public string SuccessUrl { get; init; } = "";
    public string? CancelUrl { get; init; }
    public string Url { get; init; } = "";
    public DateTimeOffset ExpiresAt { get; init; }
    public string? Intent { get; init; }
    public string? Description { get; init; }
    public string? SetupFutureUsage { get; init; }
    public Dictionary<string, string> Metadata { get; init; } = [];
    public Dictionary<string, string> IntentMetadata { get; init; } = [];

    /// <summary>Where the browser goes after paying; the gateway fills in the session's id, as Stripe does.</summary>
    public string Success => SuccessUrl.Replace("{CHECKOUT_SESSION_ID}", Id, StringComparison.Ordinal);
}

internal enum IntentStatus { RequiresPaymentMethod, RequiresConfirmation, RequiresAction, Processing, Succeeded, Canceled }

internal sealed record Intent(string Id, DateTimeOffset Created) : IThing
{
    public static string Prefix => "pi";
    public string? Owner => Customer;
    public DateTimeOffset? Due => Status == IntentStatus.Processing ? SettlesAt : null;
    public IntentStatus Status { get; init; }
    public long Amount { get; init; }
    public long Received { get; init; }
    public long Refunded { get; init; }
    public string Currency { get; init; } = "";
    public string? Customer { get; init; }
    public string? Card { get; init; }
    public string? Session { get; init; }
    public string? Description { get; init; }
    public string? SetupFutureUsage { get; init; }
    public string? ReturnUrl { get; init; }

    /// <summary>Where the customer answers the bank.</summary>
    public string? ConfirmUrl { get; init; }
    public bool OffSession { get; init; }
    public Decline? LastError { get; init; }
    public DateTimeOffset? SettlesAt { get; init; }
    public bool WillFail { get; init; }
    public DateTimeOffset? CanceledAt { get; init; }
    public string? CancellationReason { get; init; }
    public Dictionary<string, string> Metadata { get; init; } = [];

    /// <summary>Every payment has at most one charge here, so the two share their letters.</summary>
    public string Charge => "ch_" + Id[3..];
}

internal enum RefundStatus { Pending, Succeeded, Failed, Canceled }

internal sealed record Refund(string Id, DateTimeOffset Created) : IThing
{
    public static string Prefix => "re";
    public string? Owner => Intent;
    public DateTimeOffset? Due => SettlesAt;
    public RefundStatus Status { get; init; }
    public long Amount { get; init; }
    public string Currency { get; init; } = "";
    public string Intent { get; init; } = "";
    public string? Reason { get; init; }
    public string? FailureReason { get; init; }

    /// <summary>When a pending one goes through, or one that the bank will return comes back.</summary>
    public DateTimeOffset? SettlesAt { get; init; }
    public bool WillFail { get; init; }
    public Dictionary<string, string> Metadata { get; init; } = [];
}

internal sealed record Event(string Id, DateTimeOffset Created) : IThing
{
    public static string Prefix => "evt";
    public string? Owner => Type;
    public DateTimeOffset? Due => NextTry;
    public string Type { get; init; } = "";

    /// <summary>The whole event as it goes over the wire: signed text must never be rendered anew.</summary>
    public string Body { get; init; } = "";
    public int Attempts { get; init; }
    public DateTimeOffset? NextTry { get; init; }
}

/// <summary>Why a card was not charged; at Stripe <c>last_payment_error</c>.</summary>
internal sealed record Decline(string Code, string? DeclineCode, string Message)
{
    /// <summary>The card that was tried.</summary>
    public string? Card { get; init; }
}
