namespace Portal.Infrastructure.Mail;

/// <summary>Brings a letter on its way: to a mail server, or into a folder.</summary>
public interface IMailTransport
{
    /// <exception cref="MailRefused">This letter will never be taken.</exception>
    /// <exception cref="MailPostponed">This letter was not taken now.</exception>
    /// <exception cref="MailUnreachable">No letter can be sent now.</exception>
    Task SendAsync(Letter letter, CancellationToken cancellation);
}

/// <summary>The address or the letter is no good: trying again would not help.</summary>
public sealed class MailRefused(string why, Exception? cause = null) : Exception(why, cause);

/// <summary>Not now, for a reason that lies with this letter or its recipient.</summary>
public sealed class MailPostponed(string why, Exception? cause = null) : Exception(why, cause);

/// <summary>The server is down, full, or does not accept us: nothing that a letter could do about it.</summary>
public sealed class MailUnreachable(string why, Exception? cause = null) : Exception(why, cause);
