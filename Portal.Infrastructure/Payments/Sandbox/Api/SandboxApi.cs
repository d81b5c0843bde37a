using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Portal.Infrastructure.Payments.Stripe;

namespace Portal.Infrastructure.Payments.Sandbox.Api;

/// <summary>What surrounds every call: the key, parameters, idempotency, ordered faults, the form of errors.</summary>
internal sealed class SandboxApi(SandboxStore store, SandboxFaults faults, OwnAddress own, ILogger<SandboxApi> log)
{
    private readonly ConcurrentDictionary<string, bool> _running = [];

    public async Task HandleAsync(HttpContext context, string operation, Func<SandboxCall, SandboxAnswer> act)
    {
        var request = "req_" + RandomNumberGenerator.GetHexString(14);
        context.Response.Headers["Request-Id"] = request;
        context.Response.Headers["Stripe-Version"] = StripeOptions.ApiVersion;
        if (!HasKey(context.Request))
        {
            await WriteAsync(context, Error(401, "invalid_request_error", null, "Invalid API Key provided."));
            return;
        }

        var isPost = HttpMethods.IsPost(context.Request.Method);
        var key = isPost && context.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } given ? given : null;
        var form = isPost && context.Request.HasFormContentType ? (await context.Request.ReadFormAsync(context.RequestAborted)).AsEnumerable() : context.Request.Query;
        var fault = faults.Take(operation);
        if (Refused(fault, key) is { } refused)
        {
            await WriteAsync(context, refused);
            return;
        }

        if (key is not null && !_running.TryAdd(key, true))
        {
            await WriteAsync(context, Busy(key));
            return;
        }

        try
        {
            var answer = Run(context, operation, act, request, isPost, key, new SandboxParameters(form), fault);
            if (fault == FaultKind.Lost)
                context.Abort();
            else
                await WriteAsync(context, answer);
        }
        finally
        {
            if (key is not null)
                _running.TryRemove(key, out _);
        }
    }

    private SandboxAnswer Run(HttpContext context, string operation, Func<SandboxCall, SandboxAnswer> act, string request, bool isPost, string? key, SandboxParameters parameters, FaultKind fault)
    {
        var id = context.Request.RouteValues["id"]?.ToString();
        var forced = fault == FaultKind.Decline ? Declines.Generic : null;
        var fingerprint = parameters.Fingerprint($"{context.Request.Method} {context.Request.Path}");
        try
        {
            if (!isPost)
                return store.Read(books => fault == FaultKind.ServerError ? Failed() : act(new(books, id, parameters, own.Public, forced)));
            return store.Write(books =>
            {
                if (key is not null && books.Answer(key) is { } kept)
                    return Replay(context, key, fingerprint, kept);
                var answer = fault == FaultKind.ServerError ? Failed() : act(new(books, id, parameters, own.Public, forced));
                if (fault == FaultKind.Broken)
                    answer = Failed();
                if (key is not null)
                    books.Keep(key, new(fingerprint, request, answer.Status, answer.Body.ToJsonString()));
                if (answer.Status >= 500)
                    context.Response.Headers["Stripe-Should-Retry"] = "false";
                return answer;
            });
        }
        catch (SandboxProblem problem)
        {
            return problem.Answer();
        }
        catch (Exception failure) when (failure is not GatewayUnavailable)
        {
            log.LogError(failure, "Sandbox operation {Operation} failed, request {RequestId}", operation, request);
            return Failed();
        }
    }

    private static SandboxAnswer Replay(HttpContext context, string key, string fingerprint, KeptAnswer kept)
    {
        if (kept.Fingerprint != fingerprint)
            return Error(400, "idempotency_error", null, $"Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '{key}' if you meant to execute a different request.");
        context.Response.Headers["Idempotent-Replayed"] = "true";
        context.Response.Headers["Original-Request"] = kept.Request;
        if (kept.Status >= 500)
            context.Response.Headers["Stripe-Should-Retry"] = "false";
        return new(kept.Status, JsonNode.Parse(kept.Body)!.AsObject());
    }

    // What is refused before the idempotency layer leaves no trace under the key.
    private static SandboxAnswer? Refused(FaultKind fault, string? key) => key is { Length: > 255 }
        ? Error(400, "invalid_request_error", null, "Idempotency keys have at most 255 characters.")
        : fault switch
        {
            FaultKind.Conflict => Busy(key ?? ""),
            FaultKind.TooMany => Error(429, "invalid_request_error", "rate_limit", "Request rate limit exceeded."),
            FaultKind.Unavailable => Error(503, "api_error", null, "The service is not available."),
            FaultKind.None or FaultKind.Decline or FaultKind.ServerError or FaultKind.Broken or FaultKind.Lost => null,
        };

    private static SandboxAnswer Busy(string key) =>
        Error(409, "idempotency_error", "idempotency_key_in_use", $"There is currently another in-progress request using this Idempotent Key: {key}.");

    private static SandboxAnswer Failed() => Error(500, "api_error", null, "An unexpected error occurred.");

    public static SandboxAnswer Error(int status, string type, string? code, string message)
    {
        var error = new JsonObject { ["type"] = type, ["message"] = message };
        if (code is not null)
            error["code"] = code;
        return new(status, new JsonObject { ["error"] = error });
    }

    public static Task WriteAsync(HttpContext context, SandboxAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(answer.Body.ToJsonString(), context.RequestAborted);
    }

    private bool HasKey(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var given = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..] : "";
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(store.SecretKey));
    }
}
