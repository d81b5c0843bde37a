namespace Portal.Domain;

/// <summary>
/// A broken rule, told to the person who tried: a stable code for programs, a sentence that says what to do for people.
/// Pages show it as a notice, the API as problem details; it never reaches the log as an error.
/// </summary>
public sealed class Refusal(string code, string sentence, string? field = null) : Exception(sentence)
{
    /// <summary>Stable, dotted, lower case: <c>order.not-open</c>.</summary>
    public string Code { get; } = code;

    /// <summary>The input that it is about, when there is one; forms show the sentence under it.</summary>
    public string? Field { get; } = field;

    /// <summary>Somebody else changed the row since it was read.</summary>
    public const string Stale = "changed-meanwhile";

    /// <summary>There is no such thing, or it is not the actor's to know of.</summary>
    public const string Missing = "not-found";

    public static Refusal NotFound(string what) => new(Missing, $"There is no such {what}.");
}
