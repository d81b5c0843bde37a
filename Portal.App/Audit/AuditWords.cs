namespace Portal.App.Audit;

public static class AuditWords
{
    /// <summary>An action as people read it: <c>customer.terms-changed</c> is “Customer terms changed”.</summary>
    public static string Of(string action)
    {
        var words = action.Replace('.', ' ').Replace('-', ' ');
        return words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
