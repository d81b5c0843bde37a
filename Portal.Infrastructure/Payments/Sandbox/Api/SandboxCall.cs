using System.Text.Json.Nodes;

namespace Portal.Infrastructure.Payments.Sandbox.Api;

/// <summary>One request as the calls see it.</summary>
/// <param name="Id">From the path.</param>
/// <param name="Own">Where this program answers, for addresses that a browser will open.</param>
/// <param name="Forced">A decline that a test asked for.</param>
internal sealed record SandboxCall(SandboxBooks Books, string? Id, SandboxParameters Parameters, Uri Own, Decline? Forced)
{
    /// <summary>The object with what was asked to be expanded; the last thing that a call does.</summary>
    public SandboxAnswer Answer(JsonObject body)
    {
        foreach (var path in Parameters.Items("expand"))
            Expand(body, path.Split('.'), path);
        Parameters.RefuseUnread();
        return SandboxAnswer.Ok(body);
    }

    /// <summary>A page of a list, newest first.</summary>
    public SandboxAnswer List<T>(string url, string? owner, Func<T, JsonObject> render) where T : class, IThing
    {
        var limit = (int)Math.Clamp(Parameters.Integer("limit") ?? 10, 1, 100);
        var rows = Books.List<T>(owner, Parameters.Text("starting_after"), limit + 1);
        return Answer(new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. rows.Take(limit).Select(render)]),
            ["has_more"] = rows.Count > limit,
            ["url"] = url,
        });
    }

    private void Expand(JsonNode node, ReadOnlySpan<string> path, string whole)
    {
        if (path.IsEmpty)
            return;
        if (node is JsonArray items)
        {
            foreach (var item in items)
                Expand(item!, path, whole);
            return;
        }

        if (node is not JsonObject thing || !thing.TryGetPropertyValue(path[0], out var member))
            throw SandboxProblem.Invalid(null, "expand", $"This property cannot be expanded ({whole}).");
        if (member is JsonValue id && id.TryGetValue(out string? text))
        {
            member = Render(text) ?? throw SandboxProblem.Invalid(null, "expand", $"This property cannot be expanded ({whole}).");
            thing[path[0]] = member;
        }

        if (member is not null)
            Expand(member, path[1..], whole);
    }

    private JsonObject? Render(string id) => id.Split('_')[0] switch
    {
        "cus" => Wire.Of(Books.Get<Customer>(id)),
        "pm" => Wire.Of(Books.Get<Card>(id)),
        "pi" => Wire.Of(Books, Books.Get<Intent>(id)),
        "ch" => Wire.Charge(Books, Books.Get<Intent>("pi_" + id[3..])),
        _ => null,
    };
}
