using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace Portal.Infrastructure.Mail;

/// <summary>Writes a letter as mail programs read it: RFC 5322 headers, RFC 2047 encoded words, a quoted-printable body (RFC 2045).</summary>
public static class MailFormat
{
    private const int LongestLine = 76;

    public static string Write(Letter letter)
    {
        var text = new StringBuilder();
        Header(text, "Date", letter.Date.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Header(text, "From", Address(letter.From));
        if (letter.ReplyTo is { } replyTo)
            Header(text, "Reply-To", Address(replyTo));
        Header(text, "To", Address(letter.To));
        Header(text, "Subject", Words(letter.Subject));
        Header(text, "Message-ID", letter.MessageId);
        Header(text, "Auto-Submitted", "auto-generated");
        Header(text, "MIME-Version", "1.0");
        Header(text, "Content-Type", "text/plain; charset=utf-8");
        Header(text, "Content-Transfer-Encoding", "quoted-printable");
        text.Append("\r\n");
        foreach (var line in letter.Body.ReplaceLineEndings("\n").Split('\n'))
            Quote(text, line);
        return text.ToString();
    }

    private static void Header(StringBuilder text, string name, string value) => text.Append(name).Append(": ").Append(value).Append("\r\n");

    // The host is written as a server wants it: xn-- for letters beyond ASCII.
    private static string Address(MailAddress address)
    {
        var plain = $"{address.User}@{new IdnMapping().GetAscii(address.Host)}";
        return address.DisplayName.Length == 0 ? plain : $"{Phrase(address.DisplayName)}{(address.DisplayName.Length > 30 ? "\r\n" : "")} <{plain}>";
    }

    private static string Phrase(string name) =>
        name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == ' ') ? name
        : name.All(char.IsAscii) && name.Length < 60 ? $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
        : Words(name);

    /// <summary>As it is when it is short ASCII; otherwise in encoded words of at most 75 characters, folded between them.</summary>
    private static string Words(string value)
    {
        if (value.Length < 60 && value.All(char.IsAscii) && !value.Contains("=?", StringComparison.Ordinal))
            return value;
        var words = new List<string>();
        var word = new List<byte>();
        // 39 bytes are 52 letters of Base64, which leaves room for the header's name; a character is never cut in two.
        foreach (var rune in value.EnumerateRunes())
        {
            if (word.Count + rune.Utf8SequenceLength > 39)
                Flush();
            word.AddRange(Encoding.UTF8.GetBytes(rune.ToString()));
        }
        Flush();
        return string.Join("\r\n ", words);

        void Flush()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String([.. word])}?=");
            word.Clear();
        }
    }

    private static void Quote(StringBuilder text, string line)
    {
        var length = 0;
        var bytes = Encoding.UTF8.GetBytes(line);
        for (var i = 0; i < bytes.Length; i++)
        {
            // A blank at the end of a line could be lost on the way, and a dot at its beginning means something to old servers.
            var plain = bytes[i] is >= 33 and <= 126 and not (byte)'=' || (bytes[i] is (byte)' ' or (byte)'\t' && i < bytes.Length - 1);
            plain &= !(length == 0 && bytes[i] == '.');
            var size = plain ? 1 : 3;
            if (length + size > LongestLine - 1)
            {
                text.Append("=\r\n");
                length = 0;
                plain &= bytes[i] != '.';
                size = plain ? 1 : 3;
            }
            if (plain)
                text.Append((char)bytes[i]);
            else
                text.Append('=').Append(bytes[i].ToString("X2", CultureInfo.InvariantCulture));
            length += size;
        }
        text.Append("\r\n");
    }
}
