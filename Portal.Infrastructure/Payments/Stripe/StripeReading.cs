using Portal.Domain;
using Stripe;
using Stripe.Checkout;

namespace Portal.Infrastructure.Payments.Stripe;

/// <summary>Stripe's objects in the portal's words.</summary>
internal static class StripeReading
{
    public static GatewayPayment Checkout(Session session)
    {
        var error = session.PaymentIntent?.LastPaymentError;
        var state = StateOf(session.Status, session.PaymentStatus, session.PaymentIntent);
        return new(
            state,
            Amount(session.AmountTotal, session.Currency),
            Needed(session.Id, "id"),
            session.PaymentIntentId,
            state == GatewayPaymentState.Open ? Address(session.Url) : null,
            Card(session.PaymentIntent?.PaymentMethod),
            session.CustomerId,
            DeclineCode(error),
            error?.Message,
            session.ClientReferenceId ?? ReferenceOf(session));
    }

    /// <param name="decline">The error that was the answer, where it was one.</param>
    public static GatewayPayment Payment(PaymentIntent intent, StripeError? decline = null)
    {
        var error = decline ?? intent.LastPaymentError;
        var state = StateOf(intent, failed: error is not null);
        return new(
            state,
            Amount(state == GatewayPaymentState.Succeeded ? intent.AmountReceived : intent.Amount, intent.Currency),
            null,
            Needed(intent.Id, "id"),
            Address(intent.NextAction?.RedirectToUrl?.Url),
            Card(intent.PaymentMethod) ?? Card(error?.PaymentMethod),
            intent.CustomerId,
            DeclineCode(error),
            error?.Message,
            ReferenceOf(intent));
    }

    public static GatewayRefund Refund(Refund refund) => new(
        Needed(refund.Id, "id"),
        refund.Status switch
        {
            "succeeded" => GatewayRefundState.Succeeded,
            "failed" => GatewayRefundState.Failed,
            "canceled" => GatewayRefundState.Canceled,
            // pending, requires_action, and whatever Stripe may add: not back yet.
            _ => GatewayRefundState.Pending,
        },
        Amount(refund.Amount, refund.Currency),
        refund.FailureReason);

    public static string? ReferenceOf(IHasMetadata? thing) => thing?.Metadata?.GetValueOrDefault(StripeGateway.ReferenceKey);

    /// <summary>A member without which the object is not what it claims to be.</summary>
    public static T Needed<T>(T? member, string name) where T : class => member ?? throw Lacks(name);

    // What the intent says comes first where money moved: the session follows it a moment later.
    private static GatewayPaymentState StateOf(string? status, string? paid, PaymentIntent? intent)
    {
        var known = intent is null ? (GatewayPaymentState?)null : StateOf(intent, failed: true);
        if (known is GatewayPaymentState.Succeeded or GatewayPaymentState.Processing)
            return known.Value;
        return (status, paid) switch
        {
            ("complete", "paid" or "no_payment_required") => GatewayPaymentState.Succeeded,
            ("complete", _) => known ?? GatewayPaymentState.Processing,
            ("expired", _) => GatewayPaymentState.Expired,
            // A declined attempt leaves the page open: the customer may take another card.
            _ => GatewayPaymentState.Open,
        };
    }

    private static GatewayPaymentState StateOf(PaymentIntent intent, bool failed) => intent.Status switch
    {
        "succeeded" => GatewayPaymentState.Succeeded,
        "canceled" => GatewayPaymentState.Canceled,
        "requires_action" => GatewayPaymentState.ActionRequired,
        "requires_payment_method" when failed => GatewayPaymentState.Failed,
        "requires_payment_method" or "requires_confirmation" => GatewayPaymentState.Open,
        // processing, requires_capture, and whatever Stripe may add: neither paid nor lost yet.
        _ => GatewayPaymentState.Processing,
    };

    // The issuer's word is finer than Stripe's “card_declined”, but not always given.
    private static string? DeclineCode(StripeError? error) => error?.DeclineCode ?? error?.Code;

    private static GatewayCard? Card(PaymentMethod? method) => method?.Card is { } card
        ? new(Needed(method.Id, "id"), card.Brand ?? "unknown", card.Last4 ?? "", (int)card.ExpMonth, (int)card.ExpYear)
        : null;

    private static Money Amount(long? amount, string? currency) => StripeAmount.Read(amount ?? throw Lacks("amount"), Needed(currency, "currency"));

    private static Uri? Address(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : null;

    private static GatewayUnavailable Lacks(string name) => new($"Stripe's answer lacks “{name}”.");
}
