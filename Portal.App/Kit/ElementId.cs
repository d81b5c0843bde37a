namespace Portal.App.Kit;

internal static class ElementId
{
    /// <summary>An id that no other element of the page has.</summary>
    public static string New(char kind) => kind + Guid.CreateVersion7().ToString("N")[^10..];
}
