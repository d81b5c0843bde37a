using Microsoft.EntityFrameworkCore;
using Portal.App.Kit;

namespace Portal.App.Shell;

/// <summary>Counting up to <see cref="Counted.Most"/>, so that it never reads a table.</summary>
public static class Counting
{
    public static Task<int> CountUpToMostAsync<T>(this IQueryable<T> rows, CancellationToken cancellation) => rows.Take(Counted.Most + 1).CountAsync(cancellation);
}
