using System.Text.Json.Nodes;

namespace Portal.Infrastructure.Payments.Sandbox.Api;

internal static class EventCalls
{
    public static SandboxAnswer List(SandboxCall call) => call.List<Event>("/v1/events", call.Parameters.Text("type"), Render);

    public static SandboxAnswer Retrieve(SandboxCall call) => call.Answer(Render(call.Books.Get<Event>(call.Id)));

    private static JsonObject Render(Event told)
    {
        var json = JsonNode.Parse(told.Body)!.AsObject();
        json["pending_webhooks"] = told.NextTry is null ? 0 : 1;
        return json;
    }
}
