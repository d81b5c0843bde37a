using System.Net.Mail;
using Portal.Domain.Support;

namespace Portal.Infrastructure.Mail;

/// <summary>A mail as it is handed to a transport: everything on it was checked, so that nothing typed by anybody becomes a header.</summary>
public sealed record Letter
{
    /// <exception cref="MailRefused">An address or a header would not survive the way, or would smuggle in another header.</exception>
    public Letter(OutgoingMail mail, string from, string fromName, string replyTo, string host)
    {
        MessageId = $"<{mail.Id}@{host}>";
        FileName = $"{mail.CreatedAt:yyyyMMdd-HHmmss}-{mail.Id}.eml";
        From = Address(from, Plain(fromName));
        To = Address(mail.To, "");
        ReplyTo = EmailAddress.IsValid(replyTo) && replyTo != from ? Address(replyTo, "") : null;
        Subject = HasControls(mail.Subject) ? throw new MailRefused("The subject contains a line end or another control character.") : mail.Subject;
        Body = mail.Body;
        Date = mail.CreatedAt;
    }

    /// <summary>Always the same for the same mail: a repeat after a lost answer can be recognised by it.</summary>
    public string MessageId { get; }

    /// <summary>By age, and the same for a repeat.</summary>
    public string FileName { get; }

    public MailAddress From { get; }
    public MailAddress To { get; }
    public MailAddress? ReplyTo { get; }
    public string Subject { get; }
    public string Body { get; }
    public DateTime Date { get; }

    private static MailAddress Address(string address, string name)
    {
        if (!EmailAddress.IsValid(address))
            throw new MailRefused($"“{address}” is no e-mail address.");
        // Without SMTPUTF8, which few servers offer, the part before the @ travels as ASCII only.
        if (address[..address.IndexOf('@', StringComparison.Ordinal)].Any(letter => !char.IsAscii(letter)))
            throw new MailRefused("Mail servers accept only Latin letters before the @.");
        return MailAddress.TryCreate(address, name, out var parsed) ? parsed : throw new MailRefused($"“{address}” is no e-mail address.");
    }

    // A brand is decoration: what a header cannot carry is left out of it.
    private static string Plain(string name) => string.Concat(name.Where(letter => !char.IsControl(letter) && letter is not ('"' or '\\' or '<' or '>'))).Trim();

    private static bool HasControls(string text) => text.Any(char.IsControl);
}
