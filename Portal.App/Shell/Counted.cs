using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Portal.App.Shell;

/// <summary>Counts that end where nobody needs the exact number any more, so that counting never reads a table.</summary>
public static class Counted
{
    public const int Most = 99;

    public static Task<int> CountUpToMostAsync<T>(this IQueryable<T> rows, CancellationToken cancellation) => rows.Take(Most + 1).CountAsync(cancellation);

    /// <summary>99+ stands for more.</summary>
    public static string Text(int count) => count > Most ? "99+" : count.ToString(CultureInfo.CurrentCulture);
}
