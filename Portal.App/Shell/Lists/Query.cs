using System.Globalization;
using System.Text;
using Portal.Domain;

namespace Portal.App.Shell;

/// <summary>
/// Reads what stands behind the question mark of an address, and other text that is one of our words. Anybody can write anything there, so a page takes the values that it offers
/// itself, exactly as it writes them; everything else is its default (null) and never an error.
/// </summary>
public static class Query
{
    /// <summary>Longer than any search, code or number that a page offers.</summary>
    public const int MostText = 200;

    private const int MostKey = 100;

    /// <summary>The member of exactly this name: no number, no list of members, no other case.</summary>
    public static T? OneOf<T>(string? text) where T : struct, Enum =>
        Array.IndexOf(Enum.GetNames<T>(), text) is >= 0 and var position ? Enum.GetValues<T>()[position] : null;

    /// <summary>One of the words that the page offers.</summary>
    public static string? OneOf(string? text, params IEnumerable<string> words) => words.FirstOrDefault(word => word == text);

    public static Guid? Id(string? text) => Guid.TryParseExact(text, "D", out var id) ? id : null;

    public static Id<T>? Id<T>(string? text) => Id(text) is { } id ? new Id<T>(id) : null;

    /// <summary>A day as <c>2026-01-31</c>.</summary>
    public static DateOnly? Date(string? text) => DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static int? Number(string? text, int from, int to) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to ? number : null;

    /// <summary>What a person wrote: without what no keyboard writes and no database holds, cut to a length, null when nothing is left.</summary>
    public static string? Text(string? text, int most = MostText)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var written = text.EnumerateRunes().Where(rune => !Rune.IsControl(rune) && rune != Rune.ReplacementChar).Take(most);
        return string.Concat(written).Trim() is { Length: > 0 } kept ? kept : null;
    }

    /// <summary>What the codes of products and partners look like.</summary>
    public static bool IsCode(string text) => text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    public static bool IsNumber(string text) => Number(text, 0, int.MaxValue) is not null;

    /// <summary>Where in a list to read. A key of another kind than the list's is the top of it, not its end.</summary>
    /// <param name="isKey">What a row's key looks like; an id otherwise.</param>
    public static ListCursor Cursor(string? older, string? newer, Func<string, bool>? isKey = null)
    {
        isKey ??= text => Id(text) is not null;
        return new(Key(older), Key(newer));

        string? Key(string? text) => text is { Length: > 0 and <= MostKey } && isKey(text) ? text : null;
    }
}
