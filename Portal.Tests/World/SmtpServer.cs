using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.Tests.World;

/// <summary>A mail server of a few commands (RFC 5321): it keeps what it takes, and refuses or hangs up when told to.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ReceivedMail> _received = new();
    private readonly ConcurrentBag<Task> _talks = [];
    private readonly Task _accepting;

    private SmtpServer(int port)
    {
        _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>What it took, in order.</summary>
    public IReadOnlyList<ReceivedMail> Received => [.. _received];

    /// <summary>The answer to RCPT TO for some addresses, such as “550 5.1.1 no such user”.</summary>
    public Func<string, string?> Refuses { get; set; } = _ => null;

    /// <summary>The answer after the letter came through, in place of “250 taken”.</summary>
    public Func<string, string?> RefusesLetter { get; set; } = _ => null;

    /// <summary>Takes the letter and then hangs up without a word: the sender cannot know.</summary>
    public bool LosesAnswer { get; set; }

    public static SmtpServer StartOn(int port) => new(port);

    /// <summary>The settings that lead the portal's outbox to a server on this port.</summary>
    public static Dictionary<string, string?> SettingsFor(int port) => new()
    {
        ["Mail:Smtp:Host"] = "127.0.0.1",
        ["Mail:Smtp:Port"] = port.ToString(),
        ["Mail:Smtp:EnableSsl"] = "false",
        ["Mail:From"] = "portal@example.com",
    };

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_talks);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
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
        await writer.WriteLineAsync("220 test ready");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var answer = "250 ok";
            if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
                answer = "221 bye";
            else if (line.StartsWith("MAIL FROM:", StringComparison.OrdinalIgnoreCase))
                from = Address(line);
            else if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase))
                (to, answer) = (Address(line), Refuses(Address(line)) ?? "250 ok");
            else if (line.Equals("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("354 go on");
                var letter = await LetterAsync(reader);
                answer = RefusesLetter(to) ?? "250 taken";
                if (answer.StartsWith('2'))
                    _received.Enqueue(new(from, to, letter));
                if (LosesAnswer)
                    return;
            }
            await writer.WriteLineAsync(answer);
            if (answer.StartsWith("221", StringComparison.Ordinal))
                return;
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
