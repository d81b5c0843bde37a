using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.Tests.World;

/// <summary>Where a talk with the mail server stands when it is about to answer.</summary>
public enum SmtpMoment { Greeting, Hello, Login, Between, MailFrom, Recipient, Data, InLetter, AfterLetter }

/// <summary>A mail server of a few commands (RFC 5321): it keeps what it takes, and refuses, hangs or hangs up when told to.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    /// <summary>An answer that never comes; <see cref="WhenSilentAsync"/> tells that it is being waited for.</summary>
    public const string Silence = "(silence)";

    /// <summary>Hangs up in place of an answer.</summary>
    public const string CutOff = "(cut off)";

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ReceivedMail> _received = new();
    private readonly ConcurrentQueue<string> _recipients = new();
    private readonly ConcurrentBag<Task> _talks = [];
    private readonly SemaphoreSlim _silent = new(0);
    private readonly Task _accepting;
    private int _connections;

    private SmtpServer(int port)
    {
        _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>What it took, in order.</summary>
    public IReadOnlyList<ReceivedMail> Received => [.. _received];

    /// <summary>Every address that was asked for, taken or not.</summary>
    public IReadOnlyList<string> Recipients => [.. _recipients];

    public int Connections => _connections;

    /// <summary>The answer at a moment, such as “550 5.1.1 no such user”, for the recipient known by then; null for the ordinary one.</summary>
    public Func<SmtpMoment, string, string?> Answers { get; set; } = (_, _) => null;

    public static SmtpServer StartOn(int port) => new(port);

    /// <summary>The settings that lead the portal's outbox to a server on this port.</summary>
    public static Dictionary<string, string?> SettingsFor(int port) => new()
    {
        ["Mail:Smtp:Host"] = "127.0.0.1",
        ["Mail:Smtp:Port"] = port.ToString(),
        ["Mail:Smtp:EnableSsl"] = "false",
        ["Mail:From"] = "portal@example.com",
    };

    /// <summary>Ends when somebody waits for an answer that never comes, once for each.</summary>
    public async Task WhenSilentAsync()
    {
        if (!await _silent.WaitAsync(TimeSpan.FromMinutes(1), _stop.Token))
            throw new TimeoutException("Nobody waits for an answer.");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_talks);
        _silent.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                _talks.Add(TalkAsync(client));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
            await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await ConverseAsync(reader, writer);
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side hung up, or the test is over.
        }
    }

    private async Task ConverseAsync(StreamReader reader, StreamWriter writer)
    {
        var (from, to) = ("", "");
        if (!await SayAsync(SmtpMoment.Greeting, "220 test ready"))
            return;
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("221 bye");
                return;
            }
            var goesOn = true;
            if (line.StartsWith("EHLO", StringComparison.OrdinalIgnoreCase) || line.StartsWith("HELO", StringComparison.OrdinalIgnoreCase))
                goesOn = await SayAsync(SmtpMoment.Hello, "250 ok");
            else if (line.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase))
                goesOn = await SayAsync(SmtpMoment.Login, "235 ok");
            else if (line.StartsWith("NOOP", StringComparison.OrdinalIgnoreCase))
                goesOn = await SayAsync(SmtpMoment.Between, "250 ok");
            else if (line.StartsWith("MAIL FROM:", StringComparison.OrdinalIgnoreCase))
            {
                (from, to) = (Address(line), "");
                goesOn = await SayAsync(SmtpMoment.MailFrom, "250 ok");
            }
            else if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase))
            {
                _recipients.Enqueue(to = Address(line));
                goesOn = await SayAsync(SmtpMoment.Recipient, "250 ok");
            }
            else if (line.Equals("DATA", StringComparison.OrdinalIgnoreCase))
                goesOn = await SayAsync(SmtpMoment.Data, "354 go on", TakeAsync);
            else
                await writer.WriteLineAsync("250 ok");
            if (!goesOn)
                return;
        }

        async Task<bool> TakeAsync()
        {
            if (Answers(SmtpMoment.InLetter, to) == CutOff)
            {
                await reader.ReadLineAsync(_stop.Token);
                return false;
            }
            var letter = await LetterAsync(reader);
            var answer = Answers(SmtpMoment.AfterLetter, to) ?? "250 taken";
            // Silence or a cut after the letter: it was taken, and the sender cannot know.
            if (answer.StartsWith('2') || answer is Silence or CutOff)
                _received.Enqueue(new(from, to, letter));
            return await SendAsync(answer);
        }

        // Whether the talk goes on. What follows an ordinary answer, such as the letter after 354, does not follow another one.
        async Task<bool> SayAsync(SmtpMoment moment, string ordinary, Func<Task<bool>>? then = null) =>
            Answers(moment, to) is { } other ? await SendAsync(other) : await SendAsync(ordinary) && (then is null || await then());

        async Task<bool> SendAsync(string answer)
        {
            if (answer == CutOff)
                return false;
            if (answer == Silence)
            {
                _silent.Release();
                while (await reader.ReadLineAsync(_stop.Token) is not null)
                {
                }
                return false;
            }
            await writer.WriteLineAsync(answer);
            return !answer.StartsWith("421", StringComparison.Ordinal);
        }
    }

    private async Task<string> LetterAsync(StreamReader reader)
    {
        var letter = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
            letter.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return letter.ToString();
    }

    private static string Address(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
}

public sealed record ReceivedMail(string From, string To, string Letter);
