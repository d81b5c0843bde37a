using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Portal.Domain.Support;

/// <summary>
/// What an e-mail address is, for every form and for the outbox: what is taken here can be written into a header and handed to a
/// mail server (RFC 5321, 5890). Hosts may be written in their own letters; the part before the @ is ASCII, because few servers
/// take anything else, and never quoted, because nobody hands out such addresses.
/// </summary>
public static class EmailAddress
{
    public const int Longest = 254;
    private const int LongestName = 64, LongestLabel = 63;

    // Beyond it a label in other letters that cannot be encoded is too long rather than mistyped.
    private const int LongestEncoded = 20;
    private const string Example = "Write an e-mail address such as anna@example.com.";

    private static readonly IdnMapping Hosts = new() { UseStd3AsciiRules = true };

    public static bool IsValid([NotNullWhen(true)] string? text) => Fault(text) is null;

    /// <summary>What is wrong with it, in a sentence that says how to mend it; null when mail can be sent to it.</summary>
    public static string? Fault(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.IndexOf('@', StringComparison.Ordinal) is var at && at < 0)
            return Example;
        if (text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format))
            return "Write the e-mail address without spaces, line ends and invisible characters.";
        if (text.AsSpan().ContainsAny(",;<>"))
            return "Write one e-mail address alone: no name, no list, no < and >.";
        if (text.Length > Longest)
            return $"An e-mail address has at most {Longest} characters; this one has {text.Length}.";
        if (text.LastIndexOf('@') != at)
            return "An e-mail address has one @, between the name and the host.";
        return NameFault(text[..at]) ?? HostFault(text[(at + 1)..])
            ?? (ForServers(text).Length > Longest ? $"With its host written for mail servers this address is longer than {Longest} characters. Use a shorter one." : null);
    }

    /// <exception cref="Refusal">It is no address; the sentence says how to mend it.</exception>
    public static void Check(string? text, string code, string field)
    {
        if (Fault(text) is { } fault)
            throw new Refusal(code, fault, field);
    }

    /// <summary>The addresses of a comma-separated list, trimmed, each once.</summary>
    public static IReadOnlyList<string> List(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <exception cref="Refusal">One of the listed texts is no address.</exception>
    public static void CheckList(string text, string field)
    {
        foreach (var address in List(text))
            if (Fault(address) is { } fault)
                throw new Refusal("email.invalid", $"“{address}” is no e-mail address. Separate addresses by commas. {fault}", field);
    }

    /// <summary>A valid address as mail servers want it: bücher.example is xn--bcher-kva.example there.</summary>
    public static string ForServers(string address)
    {
        var host = address.IndexOf('@', StringComparison.Ordinal) + 1;
        return address[..host] + Hosts.GetAscii(address, host);
    }

    private static string? NameFault(string name)
    {
        if (name.Length == 0)
            return Example;
        if (name.Length > LongestName)
            return $"Before the @ an e-mail address has at most {LongestName} characters; this one has {name.Length}.";
        foreach (var letter in name.EnumerateRunes())
            if (!letter.IsAscii)
                return $"“{letter}” cannot stand before the @: mail servers take only the letters a to z there.";
            else if (!Rune.IsLetterOrDigit(letter) && !".!#$%&'*+-/=?^_`{|}~".Contains((char)letter.Value, StringComparison.Ordinal))
                return $"“{letter}” cannot stand before the @.";
        return HasBareDot(name) ? "Before the @ a dot stands between two other characters: not first, not last, not twice." : null;
    }

    private static string? HostFault(string host)
    {
        if (host.Length == 0)
            return Example;
        if (HasBareDot(host))
            return "After the @ a dot stands between two other characters: not first, not last, not twice.";
        foreach (var letter in host.EnumerateRunes())
            if (letter.Value is not ('.' or '-') && !Rune.IsLetterOrDigit(letter) && Rune.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
                return $"“{letter}” cannot stand after the @. Write a host such as example.com there.";
        foreach (var label in host.Split('.'))
            if (LabelFault(label) is { } fault)
                return fault;
        return host.Split('.')[^1].All(char.IsAsciiDigit) ? "Write the name of a host after the @, such as example.com, not a number." : null;
    }

    private static string? LabelFault(string label)
    {
        if (label[0] == '-' || label[^1] == '-')
            return $"“{label}” cannot be part of a host: no part of it begins or ends with a dash.";
        try
        {
            // There and back: a host that only looks encoded would break whatever tries to show it.
            var encoded = Hosts.GetAscii(label);
            Hosts.GetUnicode(encoded);
            return encoded.Length > LongestLabel ? TooLong(label) : null;
        }
        catch (ArgumentException)
        {
            return label.Length > LongestEncoded ? TooLong(label) : $"“{label}” cannot be part of a host. Look for a typing mistake after the @.";
        }
    }

    private static string TooLong(string label) => $"“{label}” is too long for a part of a host, which has at most {LongestLabel} characters, and fewer of letters beyond a to z.";

    private static bool HasBareDot(string text) => text[0] == '.' || text[^1] == '.' || text.Contains("..", StringComparison.Ordinal);
}
