using System.Text;
using Portal.Domain.Partners;

namespace Portal.Domain.Support;

/// <summary>Queued until the mail server took it; Failed when it refused this mail for good, or after three days of trying.</summary>
public enum MailStatus { Queued, Sent, Failed }

/// <summary>A mail in the outbox, written in the same transaction as what caused it (SPEC 10).</summary>
public sealed class OutgoingMail
{
    private const int LongestError = 500;
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);

    /// <summary>From the first try that failed for a mail to the last one.</summary>
    public static readonly TimeSpan LongestTrying = TimeSpan.FromDays(3);

    /// <summary>Between one try and the next: 1, 2, 4 … minutes, at most four hours, three days in all.</summary>
    public static IReadOnlyList<TimeSpan> Pauses { get; } = [.. GrowingPauses()];

    /// <summary>How the causes of mails begin whose link lets its reader act as the recipient.</summary>
    public const string ConfirmEmailCause = "confirm-email";

    public const string ResetPasswordCause = "reset-password";

    private OutgoingMail() { }

    /// <param name="cause">What it tells of, such as <c>service-approved:{id}:2</c>. One mail per cause and recipient, ever.</param>
    /// <remarks>An address that no server can hold makes a Failed mail for staff to correct: what the mail only tells of happens all the same.</remarks>
    public OutgoingMail(Id<Partner> partnerId, string to, string cause, string subject, string body, DateTime at)
    {
        Id = Id<OutgoingMail>.New();
        PartnerId = partnerId;
        To = to;
        Cause = cause;
        Subject = subject.ReplaceLineEndings(" ");
        Body = body;
        CreatedAt = at;
        NextTryAt = at;
        if (EmailAddress.Fault(to) is { } fault)
            TryFailed(fault, forGood: true, at);
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

    /// <summary>What the server, or the portal, said to the last try.</summary>
    public string LastError { get; private set; } = "";
    public int Version { get; private set; }

    public void Sent(DateTime at)
    {
        MoveTo(MailStatus.Sent);
        SentAt = at;
        NextTryAt = null;
        LastError = "";
    }

    /// <summary>A try that failed for this mail: again after the next of <see cref="Pauses"/>, or given up.</summary>
    /// <param name="error">The server's words, or ours.</param>
    public void TryFailed(string error, bool forGood, DateTime at)
    {
        LastError = Words(error);
        if (forGood || Attempts > Pauses.Count)
        {
            MoveTo(MailStatus.Failed);
            NextTryAt = null;
        }
        else
        {
            NextTryAt = at + Pauses[Math.Max(0, Attempts - 1)];
        }
    }

    /// <summary>It was claimed, but nothing was said about it: the server could not be reached any more. No try of this mail.</summary>
    public void NotTried(DateTime at)
    {
        Attempts = Math.Max(0, Attempts - 1);
        NextTryAt = at;
    }

    /// <summary>
    /// The mail server cannot be reached or accepts nothing: no failed try of this mail, however long it lasts, so an outage
    /// delays and never fails a mail (SPEC 10).
    /// </summary>
    public void WaitForServer(string error, DateTime until)
    {
        LastError = Words(error);
        NextTryAt = until;
    }

    /// <summary>Staff send it again, with all tries before it.</summary>
    /// <exception cref="Refusal">It was sent, or is tried again by itself: a second try at the same time could send it twice.</exception>
    public void Retry(DateTime at)
    {
        if (Status == MailStatus.Sent)
            throw new Refusal("mail.sent", "This mail was already sent.");
        if (Status == MailStatus.Queued)
            throw new Refusal("mail.queued", "This mail is on its way: it is tried again by itself.");
        MoveTo(MailStatus.Queued);
        Attempts = 0;
        NextTryAt = at;
    }

    /// <summary>Staff mend the address of a mail that did not arrive; it goes out at once, with all tries before it.</summary>
    /// <exception cref="Refusal">It was sent, is for its recipient alone, or the address is the same or none.</exception>
    public void CorrectAddress(string to, DateTime at)
    {
        if (Status == MailStatus.Sent)
            throw new Refusal("mail.sent", "This mail was already sent.");
        if (IsConfidential)
            throw new Refusal("mail.confidential", "The link in this mail lets its reader act as the recipient, so it goes to no other address. Let the person register or be invited with the right one.");
        EmailAddress.Check(to, "email.invalid", nameof(To));
        if (to == To)
            throw new Refusal("mail.same-address", "The mail has this address already.", nameof(To));
        if (Status == MailStatus.Failed)
            MoveTo(MailStatus.Queued);
        To = to;
        Attempts = 0;
        LastError = "";
        NextTryAt = at;
    }

    /// <summary>In one line, short, and only of what every database stores: it comes from a server of somebody else.</summary>
    private static string Words(string error) =>
        string.Concat(error.EnumerateRunes().Select(rune => Rune.IsControl(rune) ? " " : rune.ToString()).Take(LongestError)).Trim();

    private static IEnumerable<TimeSpan> GrowingPauses()
    {
        var passed = TimeSpan.Zero;
        for (var pause = TimeSpan.FromMinutes(1); passed < LongestTrying; pause *= 2)
        {
            var next = TimeSpan.FromTicks(Math.Min(Math.Min(pause.Ticks, LongestPause.Ticks), (LongestTrying - passed).Ticks));
            passed += next;
            yield return next;
        }
    }

    private void MoveTo(MailStatus to) => Status = CanMove(Status, to) ? to : throw Transition.Refused("mail", Status, to);

    public static bool CanMove(MailStatus from, MailStatus to) => (from, to) switch
    {
        (MailStatus.Queued, MailStatus.Sent or MailStatus.Failed) => true,
        (MailStatus.Failed, MailStatus.Queued) => true,
        _ => false,
    };
}
