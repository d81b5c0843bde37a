using System.Text.RegularExpressions;

namespace Portal.Domain.Support;

/// <summary>Subject and body of a mail, plain text, with placeholders such as <c>{{customer}}</c>.</summary>
public sealed partial record MailText(string Subject, string Body)
{
    /// <summary>The names of the placeholders in a text, each once.</summary>
    public static IReadOnlyList<string> PlaceholdersIn(string text) =>
        [.. Placeholder().Matches(text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// The text with the values in place. A line that holds nothing but empty values disappears, and with it one of two blank
    /// lines around it. Values are put in as they are: a placeholder inside a customer's words stays what it is.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is a placeholder without a value.</exception>
    public MailText Fill(IReadOnlyDictionary<string, string> values)
    {
        var lines = Body.ReplaceLineEndings("\n").Split('\n').Where(line => !IsGone(line, values)).Select(line => Put(line, values));
        return new(Put(Subject, values).ReplaceLineEndings(" ").Trim(), ManyBlankLines().Replace(string.Join('\n', lines), "\n\n").Trim());
    }

    private static bool IsGone(string line, IReadOnlyDictionary<string, string> values) =>
        line.Contains("{{", StringComparison.Ordinal) && string.IsNullOrWhiteSpace(Put(line, values));

    private static string Put(string text, IReadOnlyDictionary<string, string> values) => Placeholder().Replace(text, match =>
        values.TryGetValue(match.Groups["name"].Value, out var value) ? value.ReplaceLineEndings("\n") : throw new InvalidOperationException($"There is no value for {match.Value}."));

    [GeneratedRegex(@"\{\{\s*(?<name>[a-z-]+)\s*\}\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\n{3,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ManyBlankLines();
}
