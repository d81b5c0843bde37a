using System.Text.Json;
using Portal.Domain;

namespace Portal.Infrastructure.Payments.Stripe;

/// <summary>Stripe's objects in the portal's words.</summary>
internal static class StripeReading
{
    public static GatewayPayment Checkout(JsonElement session)
    {
        var intent = session.Child("payment_intent");
        var error = intent?.Child("last_payment_error");
        var state = StateOf(session.Text("status"), session.Text("payment_status"), intent);
        return new(
            state,
            Amount(session, "amount_total"),
            session.Needed("id"),
            session.IdOf("payment_intent"),
            state == GatewayPaymentState.Open ? session.Address("url") : null,
            intent?.Child("payment_method") is { } method ? Card(method) : null,
            session.IdOf("customer"),
            DeclineCode(error),
            error?.Text("message"),
            session.Text("client_reference_id") ?? ReferenceOf(session));
    }

    public static GatewayPayment Payment(JsonElement intent, JsonElement? decline = null)
    {
        var error = decline ?? intent.Child("last_payment_error");
        var state = StateOf(intent, failed: error is not null);
        return new(
            state,
            Amount(intent, state == GatewayPaymentState.Succeeded ? "amount_received" : "amount"),
            null,
            intent.Needed("id"),
            intent.Child("next_action")?.Child("redirect_to_url")?.Address("url"),
            (intent.Child("payment_method") ?? error?.Child("payment_method")) is { } method ? Card(method) : null,
            intent.IdOf("customer"),
            DeclineCode(error),
            error?.Text("message"),
            ReferenceOf(intent));
    }

    public static GatewayRefund Refund(JsonElement refund) => new(
        refund.Needed("id"),
        refund.Text("status") switch
        {
            "succeeded" => GatewayRefundState.Succeeded,
            "failed" => GatewayRefundState.Failed,
            "canceled" => GatewayRefundState.Canceled,
            // pending, requires_action, and whatever Stripe may add: not back yet.
            _ => GatewayRefundState.Pending,
        },
        Amount(refund, "amount"),
        refund.Text("failure_reason"));

    public static string? ReferenceOf(JsonElement thing) => thing.Child("metadata")?.Text(StripeGateway.ReferenceKey);

    // What the intent says comes first where money moved: the session follows it a moment later.
    private static GatewayPaymentState StateOf(string? status, string? paid, JsonElement? intent)
    {
        var known = intent is { } payment ? StateOf(payment, failed: true) : (GatewayPaymentState?)null;
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

    private static GatewayPaymentState StateOf(JsonElement intent, bool failed) => intent.Text("status") switch
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
    private static string? DeclineCode(JsonElement? error) => error?.Text("decline_code") ?? error?.Text("code");

    private static GatewayCard? Card(JsonElement method) => method.Child("card") is { } card
        ? new(method.Needed("id"), card.Text("brand") ?? "unknown", card.Text("last4") ?? "", (int)(card.Number("exp_month") ?? 0), (int)(card.Number("exp_year") ?? 0))
        : null;

    private static Money Amount(JsonElement thing, string name) =>
        StripeAmount.Read(thing.Number(name) ?? throw new GatewayUnavailable($"Stripe's answer lacks “{name}”."), thing.Needed("currency"));
}
