namespace Portal.App.Customers;

internal static class OrderText
{
    /// <summary>“Home Fibre 500, Voice Flat and 3 more”.</summary>
    public static string Lines(IReadOnlyList<string> names) => names.Count <= 3
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(2))} and {names.Count - 2} more";
}
