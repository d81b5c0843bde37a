using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using MediatR;
using Portal.Domain;
using Portal.Infrastructure.Changes;

namespace Portal.App.Shell;

/// <summary>One message that prerendering sent, and its answer or refusal, both as JSON.</summary>
public sealed record FirstAnswer(string Message, bool Refused, byte[] Json);

/// <summary>What prerendering found, on its way to the circuit inside the page.</summary>
/// <param name="Position">Where the change feed of <paramref name="Node"/> stood before the first message.</param>
public sealed record FirstLoadState(Guid Node, long Position, string Actor, IReadOnlyList<FirstAnswer> Answers);

/// <summary>
/// A page is drawn twice: into the answer of its request, and again when its circuit starts. It loads once: what it asked the first
/// time waits here for the second. Only the first drawing of a circuit is served, only for the same person, and each answer once.
/// </summary>
public sealed class FirstLoad(ChangeFeed feed, ILogger<FirstLoad> log)
{
    private readonly List<FirstAnswer> _kept = [];
    private long _position;
    private string _actor = "";
    private List<FirstAnswer>? _handed;

    /// <summary>What this request's prerendering kept, or null when there is nothing to hand over.</summary>
    public FirstLoadState? Kept => _kept.Count == 0 ? null : new(feed.Node, _position, _actor, _kept);

    /// <summary>Asks while prerendering, and keeps the answer for the circuit.</summary>
    public async Task<TAnswer> AskAsync<TAnswer>(Actor actor, IRequest<TAnswer> message, Func<Task<TAnswer>> ask)
    {
        if (_actor.Length == 0)
            (_position, _actor) = (feed.Position, WrittenActor(actor));
        try
        {
            var answer = await ask();
            Keep(message, refused: false, answer);
            return answer;
        }
        catch (Refusal refusal)
        {
            Keep(message, refused: true, new KeptRefusal(refusal.Code, refusal.Message, refusal.Field));
            throw;
        }
    }

    /// <summary>The circuit begins to draw. Another node's count of changes says nothing here: then everything is asked anew.</summary>
    public void Open(FirstLoadState state)
    {
        if (state.Node == feed.Node)
            (_position, _actor, _handed) = (state.Position, state.Actor, [.. state.Answers]);
    }

    /// <summary>The circuit has drawn the page: from here on answers would be old.</summary>
    public void Close() => _handed = null;

    /// <summary>The answer that prerendering got for an equal message of the same person.</summary>
    /// <param name="position">Changes after this position are not in it.</param>
    /// <exception cref="Refusal">The answer was this refusal.</exception>
    public bool TryTake<TAnswer>(Actor actor, IRequest<TAnswer> message, [MaybeNullWhen(false)] out TAnswer answer, out long position)
    {
        (answer, position) = (default, _position);
        if (_handed is null || _actor != WrittenActor(actor))
            return false;
        var key = Key(message);
        var at = _handed.FindIndex(kept => kept.Message == key);
        if (at < 0)
            return false;
        var found = _handed[at];
        _handed.RemoveAt(at);
        if (found.Refused)
        {
            var refusal = JsonSerializer.Deserialize<KeptRefusal>(found.Json, FieldJson.Options)!;
            throw new Refusal(refusal.Code, refusal.Sentence, refusal.Field);
        }
        try
        {
            answer = JsonSerializer.Deserialize<TAnswer>(found.Json, FieldJson.Options)!;
            return true;
        }
        catch (Exception error) when (error is NotSupportedException or JsonException)
        {
            Log(error, typeof(TAnswer));
            return false;
        }
    }

    // Written down at once: pages change what they were given, a draft is filled in.
    private void Keep<T>(IBaseRequest message, bool refused, T answer)
    {
        try
        {
            _kept.Add(new(Key(message), refused, JsonSerializer.SerializeToUtf8Bytes(answer, FieldJson.Options)));
        }
        catch (Exception error) when (error is NotSupportedException or JsonException or InvalidOperationException)
        {
            Log(error, typeof(T));
        }
    }

    // The page works without, it only asks twice; a test finds such answers.
    private void Log(Exception error, Type answer) => log.LogError(error, "The answer {Answer} cannot be handed to a circuit", answer.Name);

    private static string Key(IBaseRequest message) => $"{message.GetType().FullName} {JsonSerializer.Serialize(message, message.GetType(), FieldJson.Options)}";

    private static string WrittenActor(Actor actor) => JsonSerializer.Serialize(actor, FieldJson.Options);

    private sealed record KeptRefusal(string Code, string Sentence, string? Field);
}
