using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Partners;

namespace Portal.Infrastructure.Search;

/// <summary>What is looked for, and by whom.</summary>
/// <param name="PartnerId">Only rows of this partner.</param>
/// <param name="IsForStaff">Internal text counts too.</param>
public sealed record SearchFor(SearchKind Kind, SearchWords Words, Id<Partner>? PartnerId, bool IsForStaff);

/// <summary>Something found.</summary>
/// <param name="Place">Higher for what is newer.</param>
public sealed record FoundEntry(Guid RowId, long Place, string Starts);

/// <param name="IsAll">There are no others.</param>
/// <param name="Newest">The newest matches, as many as are ranked together, without a rank.</param>
public sealed record BestEntries(IReadOnlyList<FoundEntry> Best, bool IsAll, IReadOnlyList<FoundEntry> Newest);

/// <param name="Patterns">Parts of the text, all of which must occur.</param>
/// <param name="From">The place beside which to go on; null for the newest.</param>
internal sealed record SearchQuery(SearchKind Kind, IReadOnlyList<string> Patterns, Guid? PartnerId, bool IsForStaff, long? From, bool Upwards, int Most)
{
    private const int Digits = 4;

    /// <summary>
    /// What the index is asked for; the text itself is compared with the whole pattern. Numbers of one kind begin alike, and each part that
    /// a million rows have in common costs a pass over all of them: the last digits tell more, and sooner.
    /// </summary>
    public static string NeedleOf(string pattern)
    {
        var end = pattern.TrimEnd(SearchEntry.Mark).Length;
        return end > Digits && pattern[(end - Digits)..end].All(char.IsDigit) ? pattern[(end - Digits)..] : pattern;
    }
}

/// <summary>The one way to ask the index.</summary>
public static class SearchIndex
{
    /// <summary>Fewer matches than this are ranked together; of more, only the best few.</summary>
    public const int MostRanked = 100;

    private const int MostBest = 10;

    /// <summary>Matches by age, without a rank.</summary>
    /// <param name="from">Beside this place; null for the newest.</param>
    /// <param name="upwards">Newer ones, the nearest first.</param>
    public static Task<List<FoundEntry>> FoundAsync(this PortalDb db, SearchFor search, long? from, bool upwards, int most, CancellationToken cancellation) =>
        FindAsync(db, Query(search, search.Words.Patterns) with { From = from, Upwards = upwards, Most = most }, cancellation);

    /// <summary>
    /// The best first: what is exactly called so, then what begins so, then the newest. All of them when there are few; otherwise only those
    /// that stand before the newest.
    /// </summary>
    public static async Task<BestEntries> BestAsync(this PortalDb db, SearchFor search, CancellationToken cancellation)
    {
        var words = search.Words;
        if (words.Patterns.Count == 0)
            return new([], true, []);
        var newest = await db.FoundAsync(search, null, false, MostRanked, cancellation);
        if (newest.Count < MostRanked)
            return new([.. newest.OrderBy(entry => words.RankOf(entry.Starts)).ThenByDescending(entry => entry.Place)], true, newest);
        var beginning = await NewestAsync(SearchEntry.Begins(words.Whole), MostRanked);
        var best = new List<FoundEntry>();
        foreach (var exact in words.ExactPatterns)
            // What is called so also begins so: the index is asked again only where it left some out.
            best.AddRange(exact.StartsWith(SearchEntry.Begins(words.Whole), StringComparison.Ordinal) && beginning.Count < MostRanked
                ? beginning.Where(entry => entry.Starts.Contains(exact, StringComparison.Ordinal)).Take(MostBest)
                : await NewestAsync(exact, MostBest));
        return new([.. best.Concat(beginning.Take(MostBest)).DistinctBy(entry => entry.RowId)], false, newest);

        Task<List<FoundEntry>> NewestAsync(string pattern, int most) => FindAsync(db, Query(search, [pattern]) with { Most = most }, cancellation);
    }

    /// <summary>Which of these rows match.</summary>
    public static async Task<HashSet<Guid>> MatchingAsync(this PortalDb db, SearchFor search, List<Guid> rows, CancellationToken cancellation)
    {
        if (search.Words.Patterns.Count == 0 || rows.Count == 0)
            return [];
        var entries = db.SearchEntries.Where(entry => EF.Parameter(rows).Contains(entry.RowId));
        if (search.PartnerId is { } partner)
            entries = entries.Where(entry => entry.PartnerId == partner);
        foreach (var pattern in search.Words.Patterns)
            entries = search.IsForStaff
                ? entries.Where(entry => (entry.Starts + entry.Head + entry.Body + entry.About + entry.Inner).Contains(pattern))
                : entries.Where(entry => (entry.Starts + entry.Head + entry.Body + entry.About).Contains(pattern));
        return (await entries.Select(entry => entry.RowId).ToListAsync(cancellation)).ToHashSet();
    }

    /// <summary>Where a row stands among its kind; null for an unknown one.</summary>
    public static async Task<long?> PlaceAsync(this PortalDb db, SearchKind kind, Guid row, CancellationToken cancellation) =>
        await db.SearchEntries.Where(entry => entry.RowId == row && entry.Kind == kind).Select(entry => (long?)entry.Place).SingleOrDefaultAsync(cancellation);

    private static SearchQuery Query(SearchFor search, IReadOnlyList<string> patterns) => new(search.Kind, patterns, search.PartnerId?.Value, search.IsForStaff, null, false, 0);

    private static async Task<List<FoundEntry>> FindAsync(PortalDb db, SearchQuery query, CancellationToken cancellation)
    {
        if (query.Patterns.Count == 0)
            return [];
        var arguments = new List<object>();
        string Argument(object value)
        {
            arguments.Add(value);
            return "{" + (arguments.Count - 1).ToString(CultureInfo.InvariantCulture) + "}";
        }
        var sql = db.Database.IsNpgsql() ? PostgresSearch.Query(query, Argument) : SqliteSearch.Query(query, Argument);
        var found = await db.Database.SqlQueryRaw<FoundEntry>(sql, [.. arguments]).ToListAsync(cancellation);
        found.Sort((a, b) => query.Upwards ? a.Place.CompareTo(b.Place) : b.Place.CompareTo(a.Place));
        return found;
    }
}
