using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.Data.Sqlite;
using Portal.Infrastructure.Payments.Sandbox.Api;
using Portal.Infrastructure.Payments.Stripe;

namespace Portal.Infrastructure.Payments.Sandbox;

/// <summary>The ledger as seen inside one transaction.</summary>
internal sealed class SandboxBooks(SqliteConnection connection, DateTimeOffset now, TimeSpan settleAfter)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
    };

    public DateTimeOffset Now => now;

    /// <summary>When what does not happen at once will happen.</summary>
    public DateTimeOffset Later => now + settleAfter;

    public static string NewId<T>() where T : IThing => $"{T.Prefix}_{RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 24)}";

    public T? Find<T>(string? id) where T : class, IThing =>
        Select<T>("id = $id AND kind = $kind LIMIT 1", ("$id", id ?? "")).FirstOrDefault();

    /// <exception cref="SandboxProblem">There is none: Stripe's <c>resource_missing</c>.</exception>
    public T Get<T>(string? id, string param = "id") where T : class, IThing => Find<T>(id) ?? throw SandboxProblem.Missing<T>(id, param);

    public T Put<T>(T thing) where T : class, IThing
    {
        Run("""
            INSERT INTO thing (id, kind, owner, due, body) VALUES ($id, $kind, $owner, $due, $body)
            ON CONFLICT (id) DO UPDATE SET owner = $owner, due = $due, body = $body
            """,
            ("$id", thing.Id), ("$kind", T.Prefix), ("$owner", thing.Owner), ("$due", thing.Due?.ToUnixTimeMilliseconds()), ("$body", JsonSerializer.Serialize(thing, Json)));
        return thing;
    }

    /// <summary>Newest first.</summary>
    public List<T> List<T>(string? owner = null, string? after = null, int limit = 100) where T : class, IThing =>
        Select<T>("kind = $kind AND ($owner IS NULL OR owner = $owner) AND ($after IS NULL OR seq < (SELECT seq FROM thing WHERE id = $after)) ORDER BY seq DESC LIMIT $limit",
            ("$owner", owner), ("$after", after), ("$limit", limit));

    public List<T> DueNow<T>(int limit = 100) where T : class, IThing => DueBy<T>(now, limit);

    public List<T> DueBy<T>(DateTimeOffset moment, int limit) where T : class, IThing =>
        Select<T>("kind = $kind AND due <= $moment ORDER BY due, seq LIMIT $limit", ("$moment", moment.ToUnixTimeMilliseconds()), ("$limit", limit));

    public DateTimeOffset? NextDue<T>() where T : IThing =>
        Scalar("SELECT min(due) FROM thing WHERE kind = $kind AND due IS NOT NULL", ("$kind", T.Prefix)) is long due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null;

    /// <summary>Records an event with the object as it is now; it is delivered after the transaction, for sure.</summary>
    public void Tell(string type, JsonObject thing)
    {
        var id = NewId<Event>();
        var body = new JsonObject
        {
            ["id"] = id,
            ["object"] = "event",
            ["api_version"] = StripeOptions.ApiVersion,
            ["created"] = now.ToUnixTimeSeconds(),
            ["data"] = new JsonObject { ["object"] = thing },
            ["livemode"] = false,
            ["pending_webhooks"] = 1,
            ["request"] = null,
            ["type"] = type,
        };
        Put(new Event(id, now) { Type = type, Body = body.ToJsonString(), NextTry = now });
    }

    public KeptAnswer? Answer(string key)
    {
        using var command = Command("SELECT fingerprint, request, status, body FROM answer WHERE key = $key", ("$key", key));
        using var reader = command.ExecuteReader();
        return reader.Read() ? new(reader.GetString(0), reader.GetString(1), reader.GetInt32(2), reader.GetString(3)) : null;
    }

    public void Keep(string key, KeptAnswer answer)
    {
        // Stripe forgets a key when it is at least 24 hours old.
        Run("DELETE FROM answer WHERE at < $old", ("$old", now.AddHours(-24).ToUnixTimeSeconds()));
        Run("INSERT INTO answer (key, fingerprint, request, status, body, at) VALUES ($key, $fingerprint, $request, $status, $body, $at)",
            ("$key", key), ("$fingerprint", answer.Fingerprint), ("$request", answer.Request), ("$status", answer.Status), ("$body", answer.Body), ("$at", now.ToUnixTimeSeconds()));
    }

    private List<T> Select<T>(string where, params (string Name, object? Value)[] parameters) where T : IThing
    {
        using var command = Command($"SELECT body FROM thing WHERE {where}", [.. parameters, ("$kind", T.Prefix)]);
        using var reader = command.ExecuteReader();
        var things = new List<T>();
        while (reader.Read())
            things.Add(JsonSerializer.Deserialize<T>(reader.GetString(0), Json)!);
        return things;
    }

    private void Run(string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(sql, parameters);
        command.ExecuteNonQuery();
    }

    private object? Scalar(string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteScalar();
    }

    private SqliteCommand Command(string sql, params (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}

/// <summary>The first answer to an idempotency key.</summary>
internal sealed record KeptAnswer(string Fingerprint, string Request, int Status, string Body);
