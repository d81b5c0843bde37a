using System.Globalization;
using System.Text;

namespace Portal.Infrastructure.Search;

/// <summary>Text as it is searched: lower case, without accents, words of letters and digits with one blank between them.</summary>
public static class FoldedText
{
    /// <summary>“Müller-Lüdenscheid, Weiße Straße 1” becomes “muller ludenscheid weisse strasse 1”. Both sides of a search are folded the same way.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var folded = new StringBuilder(text.Length);
        var gap = false;
        foreach (var rune in Whole(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (IsSilent(rune))
                continue;
            if (!Rune.IsLetterOrDigit(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.SpacingCombiningMark)
            {
                gap = true;
                continue;
            }
            if (gap && folded.Length > 0)
                folded.Append(' ');
            gap = false;
            folded.Append(Letter(Rune.ToLowerInvariant(rune)));
        }
        return folded.ToString();
    }

    // Half a character, as a broken paste leaves it, cannot be normalised.
    private static string Whole(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));

    // Accents, soft hyphens, and the apostrophe: who looks for O'Neill may write ONeill.
    private static bool IsSilent(Rune rune) => rune.Value is '\'' or '\u2019' or '\u02BC' or '\u0060'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    // Letters that Unicode does not take apart, as people without them on the keyboard write them.
    private static string Letter(Rune rune) => rune.Value switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'ς' => "σ",
        _ => rune.ToString(),
    };
}
