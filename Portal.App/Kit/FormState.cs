using Portal.Domain;

namespace Portal.App.Kit;

/// <summary>What a Form tells the fields and buttons inside it. A new one for each change, so that all of them draw again.</summary>
public sealed record FormState(bool Busy, Refusal? Refusal);
