namespace Portal.Infrastructure.Search;

/// <summary>
/// What somebody typed, as patterns that all must occur in the text of a row. Three characters or more are found anywhere in it; one or two
/// at the beginning of a word; single characters alone at the beginning of a number or name. What is written in one piece, such as C-100001
/// or anna@example.com, stays together; groups of digits do not, and the short ones among them are found anywhere too, because phone numbers are
/// spaced in many ways.
/// </summary>
public sealed class SearchWords
{
    private const int MostWords = 8;
    private const int LongestWord = 60;

    private SearchWords(IReadOnlyList<string> patterns, string whole)
    {
        Patterns = patterns;
        Whole = whole;
    }

    /// <summary>Parts of the stored text; none when there is nothing to search for.</summary>
    public IReadOnlyList<string> Patterns { get; }

    /// <summary>All of it, folded.</summary>
    public string Whole { get; }

    /// <summary>Letters and digits that were typed.</summary>
    public int Length => Whole.Count(letter => letter != ' ');

    /// <summary>Null for a blank text, which asks for nothing; without patterns for one that holds neither letters nor digits, which nothing matches.</summary>
    public static SearchWords? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(FoldedText.Of)
            .SelectMany(piece => piece.All(letter => letter == ' ' || char.IsDigit(letter)) ? piece.Split(' ') : [piece])
            .Where(word => word.Length > 0).Select(word => word.Length > LongestWord ? word[..LongestWord].TrimEnd() : word).Take(MostWords).ToList();
        var whole = string.Join(' ', words);
        return new(words.Count > 0 && words.All(word => word.Length == 1) ? [SearchEntry.Begins(whole)] : [.. PatternsOf(words).Distinct(StringComparer.Ordinal)], whole);
    }

    /// <summary>The same rules for a text at hand.</summary>
    public bool Match(params IEnumerable<string?> parts)
    {
        var text = SearchEntry.StartsOf(parts) + SearchEntry.TextOf(parts);
        return Patterns.Count > 0 && Patterns.All(pattern => text.Contains(pattern, StringComparison.Ordinal));
    }

    /// <summary>0: a number or name is exactly this; 1: one begins with it; 2: it occurs.</summary>
    public int RankOf(string starts) =>
        ExactPatterns.Any(pattern => starts.Contains(pattern, StringComparison.Ordinal)) ? 0 : starts.Contains(SearchEntry.Begins(Whole), StringComparison.Ordinal) ? 1 : 2;

    /// <summary>O-100042 is meant exactly by its digits too.</summary>
    internal IEnumerable<string> ExactPatterns => Whole.Any(char.IsDigit)
        ? [SearchEntry.Begins(Whole) + SearchEntry.Mark, $" {Whole}{SearchEntry.Mark}"]
        : [SearchEntry.Begins(Whole) + SearchEntry.Mark];

    private static IEnumerable<string> PatternsOf(List<string> words)
    {
        // Without any three characters the index would have to be read through.
        var isLong = words.Any(word => word.Length >= 3);
        for (var i = 0; i < words.Count; i++)
            yield return words[i].Length >= 3 || (isLong && IsDigits(words[i]) && (IsDigits(words.ElementAtOrDefault(i - 1)) || IsDigits(words.ElementAtOrDefault(i + 1))))
                ? words[i]
                : " " + words[i];
    }

    private static bool IsDigits(string? word) => word is not null && word.All(char.IsDigit);
}
