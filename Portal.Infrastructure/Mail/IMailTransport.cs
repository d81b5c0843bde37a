namespace Portal.Infrastructure.Mail;

/// <summary>The way that letters take: a mail server, or a folder.</summary>
public interface IMailTransport
{
    /// <summary>Gets ready to carry one letter after another.</summary>
    /// <exception cref="MailUnreachable">No letter can be sent now.</exception>
    Task<IMailDelivery> OpenAsync(CancellationToken cancellation);
}

/// <summary>Carries the letters of one round. After a letter that failed it is good for the next one.</summary>
public interface IMailDelivery : IAsyncDisposable
{
    /// <exception cref="MailRefused">This letter will never be taken.</exception>
    /// <exception cref="MailPostponed">This letter was not taken now.</exception>
    /// <exception cref="MailLost">The talk about this letter broke off.</exception>
    /// <exception cref="MailUnreachable">No letter can be sent now; nothing was said about this one.</exception>
    Task SendAsync(Letter letter, CancellationToken cancellation);
}

/// <summary>The address or the letter is no good: trying again would not help.</summary>
public sealed class MailRefused(string why, Exception? cause = null) : Exception(why, cause);

/// <summary>Not now, for a reason that lies with this letter or its recipient.</summary>
public sealed class MailPostponed(string why, Exception? cause = null) : Exception(why, cause);

/// <summary>No answer, nonsense, or a connection that ended in the middle of this letter: it may even have arrived.</summary>
public sealed class MailLost(string why, Exception? cause = null) : Exception(why, cause);

/// <summary>The server is down, full, or does not accept us: nothing that a letter could do about it.</summary>
public sealed class MailUnreachable(string why, Exception? cause = null) : Exception(why, cause);
