using System.Text.Json;
using Stripe;
using Stripe.Checkout;

namespace Portal.Infrastructure.Payments.Stripe;

/// <summary>What a webhook is about. Its object is a copy of a moment, so only ids are taken from it.</summary>
internal static class StripeEvents
{
    // Both ways, in seconds.
    private const long Tolerance = EventUtility.DefaultTimeTolerance;

    public static GatewayEvent Read(string rawBody, string? signatureHeader, string secret, DateTimeOffset now)
    {
        if (secret.Length == 0)
            throw new WebhookSignatureException("No webhook secret is configured.");
        if (string.IsNullOrWhiteSpace(signatureHeader))
            throw new WebhookSignatureException("The signature header is missing.");
        try
        {
            // An endpoint that was made under another API version still tells the same ids, and nothing else is read; refusing it
            // would leave payments unnoticed until Stripe gives the endpoint up.
            return Read(EventUtility.ConstructEvent(rawBody, signatureHeader, secret, Tolerance, now.ToUnixTimeSeconds(), throwOnApiVersionMismatch: false));
        }
        catch (StripeException refused)
        {
            throw new WebhookSignatureException(refused.Message);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new WebhookSignatureException("The signed body is not an event.");
        }
    }

    private static GatewayEvent Read(Event? told)
    {
        if (told is not { Id.Length: > 0, Type.Length: > 0 })
            throw new WebhookSignatureException("The signed body is not an event.");
        var thing = told.Data?.Object;
        return new(
            told.Id,
            told.Type,
            new DateTimeOffset(told.Created, TimeSpan.Zero),
            (thing as Session)?.Id,
            thing switch
            {
                PaymentIntent intent => intent.Id,
                Session session => session.PaymentIntentId,
                Refund refund => refund.PaymentIntentId,
                Charge charge => charge.PaymentIntentId,
                Dispute dispute => dispute.PaymentIntentId,
                _ => null,
            },
            (thing as Refund)?.Id,
            (thing as Session)?.ClientReferenceId ?? StripeReading.ReferenceOf(thing as IHasMetadata));
    }
}
