namespace Portal.Domain;

internal static class Transition
{
    /// <summary>The refusal of a wrong move, in words that the person can act on.</summary>
    public static Refusal Refused<T>(string thing, T from, T to) where T : struct, Enum => new(
        $"{thing.Replace(' ', '-')}.{Words(from).Replace(' ', '-')}",
        $"This {thing} is {Words(from)} and cannot become {Words(to)}. Reload the page to see where it stands.");

    private static string Words<T>(T status) where T : struct, Enum =>
        string.Concat(status.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
