using Portal.Domain;

namespace Portal.Infrastructure.Payments;

public enum GatewayPaymentState
{
    /// <summary>The customer may still pay; earlier attempts may have been declined.</summary>
    Open,

    /// <summary>Accepted, the money is on its way; it may still fail.</summary>
    Processing,

    /// <summary>The bank wants something from the customer; <see cref="GatewayPayment.PageUrl"/> says where, when it is known.</summary>
    ActionRequired,
    Succeeded,
    Failed,
    Expired,
    Canceled,
}

/// <summary>A payment as the gateway tells it.</summary>
/// <param name="Amount">What the gateway says, to be compared with what was asked.</param>
/// <param name="PageUrl">Where the customer pays or confirms, while that is possible.</param>
/// <param name="DeclineCode">Why the last attempt failed; also set while the checkout is still Open.</param>
/// <param name="Reference">Our own payment id, as it was given when the payment was opened.</param>
public sealed record GatewayPayment(
    GatewayPaymentState State,
    Money Amount,
    string? CheckoutId,
    string? PaymentId,
    Uri? PageUrl,
    GatewayCard? Card,
    string? CustomerId,
    string? DeclineCode,
    string? DeclineMessage,
    string? Reference);

/// <param name="Id">The gateway's id of the card; it can be charged again only when the payment was opened with SaveCard.</param>
/// <param name="Brand">Lower case, as the gateway writes it: visa, mastercard, amex.</param>
public sealed record GatewayCard(string Id, string Brand, string Last4, int ExpiryMonth, int ExpiryYear);

/// <param name="Reference">Our own customer number.</param>
public sealed record GatewayCustomer(string Email, string Name, string Reference);

/// <param name="Reference">Our own payment id; comes back with the payment and with its events.</param>
/// <param name="SaveCard">Keep the card for later charges without the customer.</param>
/// <param name="ExpiresAt">When the page closes by itself: 30 minutes to 24 hours from now; 24 hours when absent.</param>
public sealed record CheckoutRequest(
    string Reference,
    string IdempotencyKey,
    string CustomerId,
    Money Amount,
    string Description,
    Uri SuccessUrl,
    Uri CancelUrl,
    bool SaveCard,
    DateTimeOffset? ExpiresAt = null);

/// <param name="ReturnUrl">Where the bank sends the customer back when it asks for a confirmation.</param>
/// <param name="OffSession">The customer is not there (a renewal): a bank that wants a confirmation declines instead of asking.</param>
public sealed record SavedCardCharge(
    string Reference,
    string IdempotencyKey,
    string CustomerId,
    string CardId,
    Money Amount,
    string Description,
    Uri ReturnUrl,
    bool OffSession = false);

public sealed record RefundRequest(string Reference, string IdempotencyKey, string PaymentId, Money Amount);

public enum GatewayRefundState
{
    Pending,

    /// <summary>Sent back; a bank may still return it, which turns it into Failed days later.</summary>
    Succeeded,
    Failed,
    Canceled,
}

public sealed record GatewayRefund(string Id, GatewayRefundState State, Money Amount, string? FailureReason);

/// <summary>A webhook whose signature was right. Ids are set where the event is about such a thing.</summary>
public sealed record GatewayEvent(
    string Id,
    string Type,
    DateTimeOffset CreatedAt,
    string? CheckoutId,
    string? PaymentId,
    string? RefundId,
    string? Reference);
