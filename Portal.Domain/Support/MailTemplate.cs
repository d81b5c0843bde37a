using Portal.Domain.Partners;

namespace Portal.Domain.Support;

/// <summary>A partner's own text for one kind of mail in one language (SPEC 10). Removing it brings back the inherited one.</summary>
public sealed class MailTemplate
{
    private MailTemplate() { }

    /// <summary>A text of the partner's own for a kind of mail, in one language (SPEC 10).</summary>
    /// <exception cref="Refusal">The text is empty, too long, or uses or misses a placeholder.</exception>
    public MailTemplate(Partner partner, MailKind kind, string language, MailText text, string by, DateTime at)
    {
        partner.WritesMails();
        Id = Id<MailTemplate>.New();
        PartnerId = partner.Id;
        Kind = kind;
        Language = language;
        Change(text, by, at);
    }

    public Id<MailTemplate> Id { get; private set; }
    public Id<Partner> PartnerId { get; private set; }
    public MailKind Kind { get; private set; }

    /// <summary>Two or three letters, as in <see cref="Partner.Language"/>; unique with partner and kind.</summary>
    public string Language { get; private set; } = "";

    public string Subject { get; private set; } = "";
    public string Body { get; private set; } = "";
    public string ChangedBy { get; private set; } = "";
    public DateTime ChangedAt { get; private set; }
    public int Version { get; private set; }

    public MailText Text => new(Subject, Body);

    /// <exception cref="Refusal">The text is empty, too long, or uses or misses a placeholder.</exception>
    public void Change(MailText text, string by, DateTime at)
    {
        MailForm.Of(Kind).Check(text);
        Subject = text.Subject.Trim();
        Body = text.Body.ReplaceLineEndings("\n").Trim();
        ChangedBy = by;
        ChangedAt = at;
    }
}
