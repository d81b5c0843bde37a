using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Portal.Infrastructure.Mail;

/// <summary>
/// A talk with the mail server. Connecting, each answer and each letter have their time; a connection that is lost is opened
/// again for the next letter.
/// </summary>
internal sealed class SmtpDelivery(MailOptions options, TimeProvider clock) : IMailDelivery
{
    // Together less than the lease of a mail, so that no other node takes it up meanwhile.
    internal static readonly TimeSpan ToConnect = TimeSpan.FromSeconds(30), ToAnswer = TimeSpan.FromSeconds(60), ToTakeALetter = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan ToSayGoodbye = TimeSpan.FromSeconds(5);

    private SmtpClient? _client;
    private Pulse _pulse = new();
    private bool _used;

    private SecureSocketOptions Security =>
        !options.EnableSsl ? SecureSocketOptions.None : options.Port == 465 ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls;

    /// <exception cref="MailUnreachable">The server does not answer, does not encrypt although it must, or does not accept us.</exception>
    public async Task ConnectAsync(CancellationToken cancellation)
    {
        HangUp();
        _used = false;
        _pulse = new Pulse();
        // Its revocation list may be out of reach where the mail server itself is not.
        var client = _client = new SmtpClient(_pulse) { CheckCertificateRevocation = false };
        using var limit = new CancellationTokenSource(ToConnect, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            await client.ConnectAsync(options.Host, options.Port, Security, end.Token);
            if (options.User.Length > 0)
                await client.AuthenticateAsync(options.User, options.Password, end.Token);
        }
        catch (Exception error)
        {
            HangUp();
            if (cancellation.IsCancellationRequested)
                throw;
            throw new MailUnreachable(limit.IsCancellationRequested ? Silent(ToConnect) : Words(error), error);
        }
    }

    public async Task SendAsync(Letter letter, CancellationToken cancellation)
    {
        using var message = letter.Message();
        if (_client is not { IsConnected: true } || (_used && !await IsStillThereAsync(_client, cancellation)))
            await ConnectAsync(cancellation);
        _used = true;
        using var whole = new CancellationTokenSource(ToTakeALetter, clock);
        using var answer = new CancellationTokenSource(ToAnswer, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, whole.Token, answer.Token);
        _pulse.Beats = () => answer.CancelAfter(ToAnswer);
        try
        {
            await _client!.SendAsync(message, letter.From, [letter.To], end.Token);
        }
        catch (SmtpCommandException error)
        {
            throw Judged(error);
        }
        catch (ServiceNotAuthenticatedException error)
        {
            HangUp();
            throw new MailUnreachable(Words(error), error);
        }
        catch (Exception error)
        {
            HangUp();
            if (cancellation.IsCancellationRequested || !IsOfTheConnection(error))
                throw;
            throw new MailLost(whole.IsCancellationRequested ? Silent(ToTakeALetter) : answer.IsCancellationRequested ? Silent(ToAnswer) : Words(error), error);
        }
        finally
        {
            _pulse.Beats = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(ToSayGoodbye, clock);
            if (_client is { IsConnected: true } client)
                await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception error) when (IsOfTheConnection(error))
        {
            // All letters are delivered or accounted for; how the talk ends changes nothing.
        }
        HangUp();
    }

    // A server may close a connection between two letters, which says nothing about the next one.
    private async Task<bool> IsStillThereAsync(SmtpClient client, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(ToConnect, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            await client.NoOpAsync(end.Token);
            return true;
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested && IsOfTheConnection(error))
        {
            return false;
        }
    }

    private Exception Judged(SmtpCommandException error)
    {
        var code = (int)error.StatusCode;
        // 421 ends the connection; after an answer out of place nobody knows where the talk stands.
        if (code == 421 || code < 400)
            HangUp();
        return code switch
        {
            >= 500 => new MailRefused(Words(error), error),
            421 => new MailLost(Words(error), error),
            _ => new MailPostponed(Words(error), error),
        };
    }

    private void HangUp()
    {
        _client?.Dispose();
        _client = null;
    }

    private static bool IsOfTheConnection(Exception error) =>
        error is CommandException or ProtocolException or IOException or SocketException or OperationCanceledException or ServiceNotConnectedException or ObjectDisposedException;

    private string Silent(TimeSpan limit) => $"The mail server {options.Host} did not answer within {limit.TotalSeconds:0} seconds.";

    private string Words(Exception error) => error switch
    {
        SmtpCommandException command => $"{(int)command.StatusCode} {command.Message}",
        AuthenticationException or ServiceNotAuthenticatedException => $"The mail server {options.Host} did not accept Mail:Smtp:User and Mail:Smtp:Password: {error.Message}",
        NotSupportedException => $"The mail server {options.Host} does not offer what Mail:Smtp asks of it: {error.Message}",
        ProtocolException => $"The mail server {options.Host} gave no proper answer: {error.Message}",
        _ => error.Message,
    };

    /// <summary>Hears that the server said something, so that the time for its next answer begins anew. Keeps nothing of it.</summary>
    private sealed class Pulse : IProtocolLogger
    {
        public Action? Beats { get; set; }
        public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

        public void LogServer(byte[] buffer, int offset, int count) => Beats?.Invoke();

        public void LogConnect(Uri uri)
        {
        }

        public void LogClient(byte[] buffer, int offset, int count)
        {
        }

        public void Dispose() => Beats = null;
    }
}
