using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Portal.Infrastructure.Payments.Sandbox.Api;

/// <summary>The wire API, the faults for tests, and the ledger to compare with.</summary>
internal static class SandboxEndpoints
{
    private static readonly (string Verb, string Path, string Operation, Func<SandboxCall, SandboxAnswer> Act)[] Calls =
    [
        ("POST", "customers", "customers.create", CustomerCalls.Create),
        ("GET", "customers/{id}", "customers.retrieve", CustomerCalls.Retrieve),
        ("GET", "customers/{id}/payment_methods", "customers.payment_methods", CustomerCalls.Cards),
        ("POST", "checkout/sessions", "checkout.sessions.create", CheckoutCalls.Create),
        ("GET", "checkout/sessions/{id}", "checkout.sessions.retrieve", CheckoutCalls.Retrieve),
        ("POST", "checkout/sessions/{id}/expire", "checkout.sessions.expire", CheckoutCalls.Expire),
        ("POST", "payment_intents", "payment_intents.create", IntentCalls.Create),
        ("GET", "payment_intents", "payment_intents.list", IntentCalls.List),
        ("GET", "payment_intents/{id}", "payment_intents.retrieve", IntentCalls.Retrieve),
        ("POST", "payment_intents/{id}/confirm", "payment_intents.confirm", IntentCalls.Confirm),
        ("POST", "payment_intents/{id}/cancel", "payment_intents.cancel", IntentCalls.Cancel),
        ("GET", "charges/{id}", "charges.retrieve", IntentCalls.Charge),
        ("GET", "payment_methods", "payment_methods.list", CardCalls.List),
        ("GET", "payment_methods/{id}", "payment_methods.retrieve", CardCalls.Retrieve),
        ("POST", "payment_methods/{id}/attach", "payment_methods.attach", CardCalls.Attach),
        ("POST", "payment_methods/{id}/detach", "payment_methods.detach", CardCalls.Detach),
        ("POST", "refunds", "refunds.create", RefundCalls.Create),
        ("GET", "refunds", "refunds.list", RefundCalls.List),
        ("GET", "refunds/{id}", "refunds.retrieve", RefundCalls.Retrieve),
        ("GET", "events", "events.list", EventCalls.List),
        ("GET", "events/{id}", "events.retrieve", EventCalls.Retrieve),
    ];

    public static void MapLedger(IEndpointRouteBuilder books, SandboxStore store) =>
        books.MapGet("/ledger", (RequestDelegate)(context => SandboxApi.WriteAsync(context, SandboxAnswer.Ok(store.Read(Ledger)))));

    public static void Map(IEndpointRouteBuilder routes, SandboxApi api, SandboxFaults faults, SandboxOptions options)
    {
        var v1 = routes.MapGroup("/stripe/v1");
        foreach (var (verb, path, operation, act) in Calls)
            v1.MapMethods(path, [verb], (RequestDelegate)(context => api.HandleAsync(context, operation, act)));
        routes.Map("/stripe/{**rest}", (RequestDelegate)(context => SandboxApi.WriteAsync(context, SandboxApi.Error(404, "invalid_request_error", null,
            $"Unrecognized request URL ({context.Request.Method}: {context.Request.Path}).")))).WithOrder(int.MaxValue);

        if (!options.Faults)
            return;
        routes.MapPost("/faults", (RequestDelegate)(context => OrderAsync(context, faults)));
        routes.MapDelete("/faults", (RequestDelegate)(context =>
        {
            faults.Clear();
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        }));
    }

    /// <summary>Every payment with what was received and given back, to be compared with the portal's books.</summary>
    private static JsonObject Ledger(SandboxBooks books) => new()
    {
        ["payments"] = new JsonArray([.. books.List<Intent>(limit: int.MaxValue).Select(intent => new JsonObject
        {
            ["payment"] = intent.Id,
            ["checkout"] = intent.Session,
            ["customer"] = intent.Customer,
            ["reference"] = intent.Metadata.GetValueOrDefault("reference"),
            ["currency"] = intent.Currency,
            ["amount"] = intent.Amount,
            ["received"] = intent.Received,
            ["refunded"] = intent.Refunded,
            ["status"] = Wire.Name(intent.Status),
            ["refunds"] = new JsonArray([.. books.List<Refund>(intent.Id, limit: int.MaxValue).Select(refund => new JsonObject
            {
                ["refund"] = refund.Id,
                ["reference"] = refund.Metadata.GetValueOrDefault("reference"),
                ["amount"] = refund.Amount,
                ["status"] = Wire.Name(refund.Status),
            })]),
        })]),
    };

    private static async Task OrderAsync(HttpContext context, SandboxFaults faults)
    {
        var order = await context.Request.ReadFromJsonAsync<FaultOrder>(context.RequestAborted);
        var known = Calls.Select(call => call.Operation).Append(SandboxFaults.Page).Append(SandboxFaults.Webhook).ToList();
        if (order is null || !known.Contains(order.Operation))
            await SandboxApi.WriteAsync(context, SandboxApi.Error(400, "invalid_request_error", null, $"operation must be one of {string.Join(", ", known)}."));
        else if (SandboxFaults.Kind(order.Kind) is not { } kind)
            await SandboxApi.WriteAsync(context, SandboxApi.Error(400, "invalid_request_error", null, "kind must be one of decline, 409, 429, 500, 503, broken, lost."));
        else
        {
            faults.Order(order.Operation, kind, Math.Clamp(order.Times, 1, 1000));
            context.Response.StatusCode = 204;
        }
    }

    private sealed record FaultOrder(string Operation, string Kind, int Times = 1);
}
