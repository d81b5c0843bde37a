namespace Portal.App.Kit;

/// <summary>What a status is called on screen: one word, colour and icon per meaning everywhere (never by colour alone).</summary>
public sealed record StatusWord(Tone Tone, string Icon, string Label);
