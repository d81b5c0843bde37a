using System.Text.Json;

namespace Portal.Infrastructure.Payments.Stripe;

/// <summary>What a webhook is about. Its object is a copy of a moment, so only ids are taken from it.</summary>
internal static class StripeEvents
{
    public static GatewayEvent Read(string rawBody)
    {
        try
        {
            using var document = JsonDocument.Parse(rawBody);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            throw new WebhookSignatureException("The signed body is not an event.");
        }
    }

    private static GatewayEvent Read(JsonElement root)
    {
        if (root.Text("id") is not { } id || root.Text("type") is not { } type)
            throw new WebhookSignatureException("The signed body is not an event.");
        var thing = root.Child("data")?.Child("object") ?? default;
        var kind = thing.Text("object");
        return new(
            id,
            type,
            DateTimeOffset.FromUnixTimeSeconds(root.Number("created") ?? 0),
            kind == "checkout.session" ? thing.Text("id") : null,
            kind == "payment_intent" ? thing.Text("id") : thing.IdOf("payment_intent"),
            kind == "refund" ? thing.Text("id") : null,
            thing.Text("client_reference_id") ?? StripeReading.ReferenceOf(thing));
    }
}
