namespace Portal.Domain;

internal static class Slug
{
    /// <summary>Checks a short name for addresses: lower case letters, digits and inner dashes, up to 40.</summary>
    public static string Of(string text, string field)
    {
        var slug = text?.Trim().ToLowerInvariant() ?? "";
        var fits = slug.Length is > 0 and <= 40 && slug[0] != '-' && slug[^1] != '-'
            && slug.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
        return fits ? slug : throw new Refusal("slug", "Use up to 40 lower case letters, digits and dashes, such as home-fibre-500.", field);
    }
}
