namespace Portal.Infrastructure.Search;

/// <summary>The ways in which people type a phone number.</summary>
internal static class PhoneText
{
    /// <summary>“+49 30 1234567”: as it stands, in one piece, and as it is dialled at home: 49301234567, 0301234567.</summary>
    public static IEnumerable<string> Of(string phone)
    {
        if (phone.Length == 0)
            return [];
        var groups = FoldedText.Of(phone.Replace("(0)", " ", StringComparison.Ordinal)).Split(' ');
        var isAbroad = phone.TrimStart().StartsWith('+') && groups.Length > 1 && groups[0].Length <= 3;
        return isAbroad ? [phone, string.Concat(groups), "0" + string.Concat(groups.Skip(1))] : [phone, string.Concat(groups)];
    }
}
