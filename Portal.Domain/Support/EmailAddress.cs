namespace Portal.Domain.Support;

public static class EmailAddress
{
    /// <summary>
    /// Whether a text can be the recipient of mail: one @, no spaces, commas, line ends or angle brackets.
    /// The mail client splits addresses at commas and passes line ends through, so both are refused here.
    /// </summary>
    public static bool IsValid(string? text)
    {
        if (text is null || text.Length is < 3 or > 254)
            return false;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == text.LastIndexOf('@') && at < text.Length - 1
            && text[^1] != '.' && text[at + 1] != '.'
            && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter is ',' or ';' or '<' or '>' or '"' or '(' or ')' or ':' or '\\');
    }

    /// <summary>The addresses of a comma-separated list, trimmed, each once.</summary>
    public static IReadOnlyList<string> List(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <exception cref="Refusal">One of the listed texts is no address.</exception>
    public static void CheckList(string text, string field)
    {
        foreach (var address in List(text))
            if (!IsValid(address))
                throw new Refusal("email.invalid", $"“{address}” is no e-mail address. Separate addresses by commas.", field);
    }
}
