using Portal.Domain;

namespace Portal.App.Kit;

/// <summary>What a Form tells the fields and buttons inside it. A new one for each change, so that all of them draw again.</summary>
/// <param name="Fields">The names of the fields that are there: a refusal about another one is told above them.</param>
public sealed record FormState(bool Busy, Refusal? Refusal, ISet<string> Fields)
{
    /// <summary>The refusal that no field shows.</summary>
    public Refusal? Unplaced => Refusal is { Field: { } about } && Fields.Contains(about) ? null : Refusal;
}
