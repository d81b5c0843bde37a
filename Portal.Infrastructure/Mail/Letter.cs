using MimeKit;
using Portal.Domain.Support;

namespace Portal.Infrastructure.Mail;

/// <summary>A mail as it is handed to a transport: everything on it was checked, so that nothing typed by anybody becomes a header.</summary>
public sealed class Letter
{
    /// <exception cref="MailRefused">An address or a header would not survive the way, or would smuggle in another header.</exception>
    public Letter(OutgoingMail mail, string from, string fromName, string replyTo)
    {
        From = Address(from, Plain(string.Concat(fromName.Where(letter => !char.IsControl(letter))).Trim()));
        To = Address(mail.To, "");
        ReplyTo = EmailAddress.IsValid(replyTo) && replyTo != from ? Address(replyTo, "") : null;
        MessageId = $"{mail.Id}@{From.Domain}";
        FileName = $"{mail.CreatedAt:yyyyMMdd-HHmmss}-{mail.Id}.eml";
        Subject = mail.Subject.Any(char.IsControl) ? throw new MailRefused("The subject contains a line end or another control character.") : Plain(mail.Subject);
        Body = mail.Body;
        Date = mail.CreatedAt;
    }

    /// <summary>Always the same for the same mail: a repeat after a lost answer can be recognised by it.</summary>
    public string MessageId { get; }

    /// <summary>By age, and the same for a repeat.</summary>
    public string FileName { get; }

    public MailboxAddress From { get; }
    public MailboxAddress To { get; }
    public MailboxAddress? ReplyTo { get; }
    public string Subject { get; }
    public string Body { get; }
    public DateTime Date { get; }

    /// <summary>As mail programs read it: plain text that survives every server on the way.</summary>
    public MimeMessage Message()
    {
        var message = new MimeMessage
        {
            MessageId = MessageId,
            Date = new DateTimeOffset(Date, TimeSpan.Zero),
            Subject = Subject,
            Body = new TextPart("plain") { Text = Body, ContentTransferEncoding = ContentEncoding.QuotedPrintable },
        };
        message.From.Add(From);
        message.To.Add(To);
        if (ReplyTo is not null)
            message.ReplyTo.Add(ReplyTo);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    // What looks like an encoded word would be read as one, and says something else then.
    private static string Plain(string text) => text.Replace("=?", "= ?", StringComparison.Ordinal);

    private static MailboxAddress Address(string address, string name) =>
        EmailAddress.Fault(address) is { } fault ? throw new MailRefused(fault) : new(name, EmailAddress.ForServers(address));
}
