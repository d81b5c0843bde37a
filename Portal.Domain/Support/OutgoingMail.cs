using Portal.Domain.Partners;

namespace Portal.Domain.Support;

/// <summary>Queued until the mail server took it; Failed only after many tries, or when it refused the address for good.</summary>
public enum MailStatus { Queued, Sent, Failed }

/// <summary>A mail in the outbox, written in the same transaction as what caused it (SPEC 10).</summary>
public sealed class OutgoingMail
{
    public const int MostAttempts = 12;

    /// <summary>How the causes of mails begin whose link lets its reader act as the recipient.</summary>
    public const string ConfirmEmailCause = "confirm-email";

    public const string ResetPasswordCause = "reset-password";

    private OutgoingMail() { }

    /// <param name="cause">What it tells of, such as <c>service-approved:{id}:2</c>. One mail per cause and recipient, ever.</param>
    /// <exception cref="Refusal">The recipient is no address.</exception>
    public OutgoingMail(Id<Partner> partnerId, string to, string cause, string subject, string body, DateTime at)
    {
        if (!EmailAddress.IsValid(to))
            throw new Refusal("email.invalid", $"“{to}” is no e-mail address.");
        Id = Id<OutgoingMail>.New();
        PartnerId = partnerId;
        To = to;
        Cause = cause;
        Subject = subject.ReplaceLineEndings(" ");
        Body = body;
        CreatedAt = at;
        NextTryAt = at;
    }

    public Id<OutgoingMail> Id { get; private set; }
    public Id<Partner> PartnerId { get; private set; }
    public string To { get; private set; } = "";

    public string Cause { get; private set; } = "";
    public string Subject { get; private set; } = "";

    /// <summary>Plain text.</summary>
    public string Body { get; private set; } = "";

    /// <summary>Its link is for nobody but the recipient, so not even staff may read the body.</summary>
    public bool IsConfidential => Cause.StartsWith(ConfirmEmailCause, StringComparison.Ordinal) || Cause.StartsWith(ResetPasswordCause, StringComparison.Ordinal);

    public MailStatus Status { get; private set; }
    public int Attempts { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public DateTime? SentAt { get; private set; }

    /// <summary>When it is tried next, or when the try that runs now loses its lease; null when it is not tried again.</summary>
    public DateTime? NextTryAt { get; private set; }

    public string LastError { get; private set; } = "";
    public int Version { get; private set; }

    public void Sent(DateTime at)
    {
        MoveTo(MailStatus.Sent);
        SentAt = at;
        NextTryAt = null;
        LastError = "";
    }

    /// <summary>A try that failed for this mail: again after 1, 2, 4 … minutes, at most an hour apart, for about six hours.</summary>
    public void TryFailed(string error, bool forGood, DateTime at)
    {
        LastError = error;
        if (forGood || Attempts >= MostAttempts)
        {
            MoveTo(MailStatus.Failed);
            NextTryAt = null;
        }
        else
        {
            NextTryAt = at.AddMinutes(Math.Min(60, Math.Pow(2, Attempts - 1)));
        }
    }

    /// <summary>
    /// The mail server cannot be reached or accepts nothing: no failed try of this mail, however long it lasts, so an outage
    /// delays and never fails a mail (SPEC 10).
    /// </summary>
    public void Unreachable(string error, DateTime at)
    {
        LastError = error;
        Attempts = Math.Max(0, Attempts - 1);
        NextTryAt = at.AddMinutes(1);
    }

    /// <summary>Staff send it again.</summary>
    public void Retry(DateTime at)
    {
        if (Status == MailStatus.Failed)
            MoveTo(MailStatus.Queued);
        else if (Status == MailStatus.Sent)
            throw new Refusal("mail.sent", "This mail was already sent.");
        Attempts = 0;
        NextTryAt = at;
    }

    private void MoveTo(MailStatus to) => Status = CanMove(Status, to) ? to : throw Transition.Refused("mail", Status, to);

    public static bool CanMove(MailStatus from, MailStatus to) => (from, to) switch
    {
        (MailStatus.Queued, MailStatus.Sent or MailStatus.Failed) => true,
        (MailStatus.Failed, MailStatus.Queued) => true,
        _ => false,
    };
}
