namespace Portal.Domain.Support;

/// <summary>The texts that hold for a partner: its own, else the Default partner's in the same language, else the built-in English ones (SPEC 10).</summary>
public sealed class MailTexts
{
    private readonly Dictionary<MailKind, MailText> _texts;

    private MailTexts(Dictionary<MailKind, MailText> texts) => _texts = texts;

    public static MailTexts BuiltIn { get; } = new([]);

    public MailText Of(MailKind kind) => _texts.GetValueOrDefault(kind) ?? MailForm.Of(kind).BuiltIn;
}
