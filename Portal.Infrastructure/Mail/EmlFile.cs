using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Infrastructure.Mail;

/// <summary>A mail as it stands in the mail folder. Reads what <see cref="MailFormat"/> writes.</summary>
public sealed partial record EmlFile(string Name, DateTime At, string From, string To, string Subject, string Body)
{
    /// <summary>The name of the sender, without the address.</summary>
    public string Sender => From.Split('<')[0].Trim(' ', '"') is { Length: > 0 } name ? name : From;

    public static EmlFile Read(string name, string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var headers = (end < 0 ? text : text[..end]).Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n")
            .Select(line => line.Split(": ", 2)).Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0], parts => Words(parts[1]), StringComparer.OrdinalIgnoreCase);
        var at = DateTime.TryParseExact(headers.GetValueOrDefault("Date"), "ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : DateTime.UnixEpoch;
        return new(name, at, headers.GetValueOrDefault("From", ""), headers.GetValueOrDefault("To", ""), headers.GetValueOrDefault("Subject", ""),
            end < 0 ? "" : Unquote(text[(end + 4)..]));
    }

    private static string Words(string value) =>
        EncodedWord().Replace(BetweenWords().Replace(value, "?=$1"), match => Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups[1].Value)));

    private static string Unquote(string body)
    {
        var joined = body.Replace("=\r\n", "", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal);
        var bytes = new List<byte>(joined.Length);
        for (var i = 0; i < joined.Length; i++)
        {
            if (joined[i] == '=' && i + 2 < joined.Length && byte.TryParse(joined.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                bytes.Add((byte)joined[i]);
            }
        }
        return Encoding.UTF8.GetString([.. bytes]).TrimEnd('\n');
    }

    [GeneratedRegex(@"=\?utf-8\?B\?([A-Za-z0-9+/=]*)\?=", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EncodedWord();

    // Blanks between two encoded words belong to neither (RFC 2047, 6.2).
    [GeneratedRegex(@"\?=\s+(=\?)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BetweenWords();
}
