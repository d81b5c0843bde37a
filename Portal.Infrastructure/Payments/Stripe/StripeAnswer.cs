using System.Net;
using System.Text.Json;

namespace Portal.Infrastructure.Payments.Stripe;

/// <summary>One final answer: the object asked for, or Stripe's error object.</summary>
internal sealed record StripeAnswer(HttpStatusCode Status, JsonElement Body, bool Replayed, string? RequestId)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public JsonElement? Error => Body.Child("error");

    /// <summary>The object, or the exception that says whether asking again makes sense.</summary>
    public JsonElement Required()
    {
        if (IsSuccess && Body.ValueKind == JsonValueKind.Object)
            return Body;

        var type = Error?.Text("type");
        var code = Error?.Text("code");
        var message = Error?.Text("message") ?? "No reason given.";
        // 400 with rate_limit is the same as 429; the rest of 4xx will not change by waiting.
        if ((int)Status is >= 500 or 409 or 429 or < 400 || code == "rate_limit")
            throw new GatewayUnavailable($"Stripe answered {(int)Status} ({code ?? type ?? "no code"}), request {RequestId ?? "unknown"}.", replayed: Replayed);
        throw new GatewayRejected(Error?.Text("decline_code") ?? code ?? type ?? "http_" + (int)Status, message);
    }
}

/// <summary>Reads of Stripe's objects, in which a member may be missing, null, an id, or the expanded object.</summary>
internal static class StripeJson
{
    public static JsonElement? Child(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) && child.ValueKind == JsonValueKind.Object ? child : null;

    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) && child.ValueKind == JsonValueKind.String ? child.GetString() : null;

    public static long? Number(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) && child.TryGetInt64(out var number) ? number : null;

    /// <summary>The id of an expandable member, expanded or not.</summary>
    public static string? IdOf(this JsonElement element, string name) => element.Child(name)?.Text("id") ?? element.Text(name);

    /// <summary>A member without which the object is not what it claims to be.</summary>
    public static string Needed(this JsonElement element, string name) =>
        element.Text(name) ?? throw new GatewayUnavailable($"Stripe's answer lacks “{name}”.");

    public static Uri? Address(this JsonElement element, string name) =>
        Uri.TryCreate(element.Text(name), UriKind.Absolute, out var address) ? address : null;
}
