namespace Portal.App.Kit;

/// <summary>What a colour means; the same everywhere.</summary>
public enum Tone
{
    Neutral,
    Info,
    Success,
    Warning,
    Danger,
    Brand,
}

public static class Tones
{
    /// <summary>The class that colours an element of this tone.</summary>
    public static string Css(this Tone tone) => tone switch
    {
        Tone.Neutral => "tone-neutral",
        Tone.Info => "tone-info",
        Tone.Success => "tone-success",
        Tone.Warning => "tone-warning",
        Tone.Danger => "tone-danger",
        Tone.Brand => "tone-brand",
    };

    /// <summary>The icon that goes with it, so that nothing is told by colour alone.</summary>
    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Neutral => "info",
        Tone.Info => "info",
        Tone.Success => "check-circle",
        Tone.Warning => "alert",
        Tone.Danger => "x-circle",
        Tone.Brand => "star",
    };
}
