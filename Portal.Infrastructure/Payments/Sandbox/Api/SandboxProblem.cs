using System.Text.Json.Nodes;

namespace Portal.Infrastructure.Payments.Sandbox.Api;

/// <summary>A request that is refused before anything happened: it is answered and not kept under its idempotency key.</summary>
internal sealed class SandboxProblem(int status, string type, string? code, string? param, string message) : Exception(message)
{
    public static SandboxProblem Invalid(string? code, string? param, string message) => new(400, "invalid_request_error", code, param, message);

    public static SandboxProblem Lacks(string param) => Invalid("parameter_missing", param, $"Missing required param: {param}.");

    public static SandboxProblem Missing<T>(string? id, string param) where T : IThing =>
        new(404, "invalid_request_error", "resource_missing", param, $"No such {T.Prefix switch { "cus" => "customer", "pm" => "PaymentMethod", "cs_test" => "checkout.session", "pi" => "payment_intent", "re" => "refund", _ => "event" }}: '{id}'");

    public static SandboxProblem WrongState(Intent intent, string verb) =>
        Invalid("payment_intent_unexpected_state", null, $"This PaymentIntent could not be {verb} because it has a status of {Wire.Name(intent.Status)}.");

    public SandboxAnswer Answer()
    {
        var error = new JsonObject { ["type"] = type, ["message"] = Message };
        if (code is not null)
            error["code"] = code;
        if (param is not null)
            error["param"] = param;
        return new(status, new JsonObject { ["error"] = error });
    }
}

internal sealed record SandboxAnswer(int Status, JsonObject Body)
{
    public static SandboxAnswer Ok(JsonObject body) => new(200, body);

    /// <summary>A decline is a result: it is kept, and it carries the payment intent.</summary>
    public static SandboxAnswer Declined(SandboxBooks books, Intent intent)
    {
        var error = Wire.Of(books, intent.LastError!);
        error["payment_intent"] = Wire.Of(books, intent);
        return new(402, new JsonObject { ["error"] = error });
    }
}
