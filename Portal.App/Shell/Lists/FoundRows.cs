using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Partners;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Shell;

/// <summary>Lists with a search box: the same answers as Ctrl+K gives, page by page.</summary>
public static class FoundRows
{
    /// <summary>How many rows of a narrow list are compared one by one before the index is asked instead.</summary>
    private const int MostCompared = 3000;

    /// <summary>
    /// A page of a list by age: as <see cref="ListPage.Beside"/> without a search, else what matches, the best first and then the newest.
    /// Ends with <see cref="Found{T}.Page"/>.
    /// </summary>
    /// <param name="search">As it was typed; blank for none.</param>
    /// <param name="partner">The only partner whose rows are in the list, if it is narrowed so.</param>
    public static async Task<Found<T>> BesideAsync<T>(
        this IQueryable<T> rows, PortalDb db, Actor actor, SearchKind kind, string? search, ListCursor cursor, CancellationToken cancellation, Id<Partner>? partner = null) where T : class
    {
        if (For(actor, kind, search, partner) is not { } wanted)
            return new(rows.Beside(cursor), cursor, null);
        var page = await new FoundWalk<T>(db, rows, wanted, cancellation).PageAsync(cursor);
        var ids = page.Ids.Select(id => new Id<T>(id)).ToList();
        return new(rows.Where(row => ids.Contains(EF.Property<Id<T>>(row, "Id"))), cursor, page);
    }

    /// <summary>
    /// The rows that match, in whatever order the list has: for one customer's rows and for queues, which are short. Of a list that is longer
    /// than anybody reads, it looks through its newest rows and the newest matches.
    /// </summary>
    public static async Task<IQueryable<T>> MatchingAsync<T>(this IQueryable<T> rows, PortalDb db, Actor actor, SearchKind kind, string? search, CancellationToken cancellation) where T : class
    {
        if (For(actor, kind, search, null) is not { } wanted)
            return rows;
        var own = await rows.OrderByDescending(row => EF.Property<Id<T>>(row, "Id")).Take(MostCompared + 1).Select(row => EF.Property<Id<T>>(row, "Id")).ToListAsync(cancellation);
        var found = await db.MatchingAsync(wanted, own.ConvertAll(id => id.Value), cancellation);
        if (own.Count > MostCompared)
            found = [.. found, .. (await db.FoundAsync(wanted, null, false, MostCompared, cancellation)).Select(entry => entry.RowId)];
        var ids = found.Select(id => new Id<T>(id)).ToList();
        return rows.Where(row => ids.Contains(EF.Property<Id<T>>(row, "Id")));
    }

    internal static async Task<List<Guid>> NewestAsync<T>(this IQueryable<T> rows, Guid? before, CancellationToken cancellation) where T : class
    {
        if (before is { } beside)
        {
            var last = new Id<T>(beside);
            rows = rows.Where(row => EF.Property<Id<T>>(row, "Id") < last);
        }
        return (await rows.OrderByDescending(row => EF.Property<Id<T>>(row, "Id")).Take(MostCompared).Select(row => EF.Property<Id<T>>(row, "Id")).ToListAsync(cancellation)).ConvertAll(id => id.Value);
    }

    internal static bool IsAll(List<Guid> newest) => newest.Count < MostCompared;

    private static SearchFor? For(Actor actor, SearchKind kind, string? search, Id<Partner>? partner) =>
        SearchWords.Of(search) is { } words ? new(kind, words, actor.Kind == ActorKind.Partner ? actor.PartnerId : partner, actor.IsStaff) : null;
}

/// <param name="page">Of a search; null for the plain list.</param>
public sealed class Found<T>(IQueryable<T> rows, ListCursor cursor, FoundPage? page)
{
    /// <summary>To be projected and read.</summary>
    public IQueryable<T> Rows => rows;

    /// <param name="read">All of <see cref="Rows"/>.</param>
    /// <param name="key">The id as text.</param>
    public ListPage<TRow> Page<TRow>(IReadOnlyList<TRow> read, Func<TRow, string> key)
    {
        if (page is null)
            return ListPage.Of(read, cursor, key);
        var places = page.Ids.Select((id, place) => (Key: id.ToString(), place)).ToDictionary(row => row.Key, row => row.place, StringComparer.Ordinal);
        return new([.. read.OrderBy(row => places[key(row)])], page.Newer?.ToString(), page.Older?.ToString());
    }
}

/// <summary>The ids of a page in order, and where to go on from it.</summary>
public sealed record FoundPage(IReadOnlyList<Guid> Ids, Guid? Newer, Guid? Older);
