using System.Globalization;

namespace Portal.App.Kit;

/// <summary>Counts that end where nobody needs the exact number any more.</summary>
public static class Counted
{
    public const int Most = 99;

    /// <summary>99+ stands for more.</summary>
    public static string Text(int count) => count > Most ? "99+" : count.ToString(CultureInfo.CurrentCulture);
}
