using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Portal.Infrastructure.Mail;

/// <summary>Hands letters to the mail server of <c>Mail:Smtp</c>, one connection each.</summary>
public sealed class SmtpTransport(MailOptions options) : IMailTransport
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task SendAsync(Letter letter, CancellationToken cancellation)
    {
        using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.EnableSsl };
        if (options.User.Length > 0)
            client.Credentials = new NetworkCredential(options.User, options.Password);
        using var message = Message(letter);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(message, limit.Token);
        }
        catch (SmtpFailedRecipientException error)
        {
            throw (int)error.StatusCode >= 500 ? new MailRefused(Words(error), error) : new MailPostponed(Words(error), error);
        }
        catch (SmtpException error)
        {
            throw error.StatusCode switch
            {
                SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.ExceededStorageAllocation
                    or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.TransactionFailed => new MailRefused(Words(error), error),
                SmtpStatusCode.MailboxBusy or SmtpStatusCode.LocalErrorInProcessing or SmtpStatusCode.InsufficientStorage => new MailPostponed(Words(error), error),
                // No connection, no login, no such command: the next letter would meet the same.
                _ => new MailUnreachable(Words(error), error),
            };
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            throw new MailUnreachable(error is OperationCanceledException ? $"The mail server did not answer within {Patience.TotalSeconds:0} seconds." : error.Message, error);
        }
    }

    private static MailMessage Message(Letter letter)
    {
        var message = new MailMessage
        {
            From = letter.From,
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = letter.Body,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
            Headers = { ["Message-ID"] = letter.MessageId, ["Auto-Submitted"] = "auto-generated" },
        };
        message.To.Add(letter.To);
        if (letter.ReplyTo is { } replyTo)
            message.ReplyToList.Add(replyTo);
        return message;
    }

    private static string Words(SmtpException error) => error.InnerException is null ? error.Message : $"{error.Message} {error.InnerException.Message}";
}
