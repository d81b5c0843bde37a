using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Shell;

/// <summary>
/// Goes through what matches, the best first and then by age, and keeps what is in the list too. Where few of many matches are in the
/// list, it compares the list's own newest rows instead; after some thousand in vain it stops, and the page leads on from there.
/// </summary>
internal sealed class FoundWalk<T>(PortalDb db, IQueryable<T> list, SearchFor search, CancellationToken cancellation) where T : class
{
    private const int Step = SearchIndex.MostRanked;
    private const int LongStep = 2000;
    private const int MostLookedAt = 10_000;

    private List<Guid> _best = [];

    public async Task<FoundPage> PageAsync(ListCursor cursor)
    {
        var (best, isAll, newest) = await db.BestAsync(search, cancellation);
        _best = [.. best.Select(entry => entry.RowId)];
        var beside = Guid.TryParse(cursor.Upwards ? cursor.Newer : cursor.Older, out var id) ? id : (Guid?)null;
        var at = beside is { } known ? _best.IndexOf(known) : -1;
        var place = at < 0 && !isAll && beside is { } far ? await db.PlaceAsync(search.Kind, far, cancellation) : null;
        // A mistyped address shows the search from its top.
        var isFromTop = at < 0 && place is null;
        if (cursor.Upwards && !isFromTop)
            return at >= 0 ? Above(await KeptAsync(_best[..at])) : await AboveAsync(place!.Value);
        var found = place is null ? await KeptAsync(_best[(at + 1)..]) : [];
        Guid? goOn = null;
        if (!isAll && found.Count <= ListPage.Size)
            goOn = await GoDownAsync(found, newest, place, place is null ? null : beside);
        var page = found.Take(ListPage.Size).ToList();
        return new(page, isFromTop || page.Count == 0 ? null : page[0], found.Count > ListPage.Size ? page[^1] : goOn);
    }

    // What stands before the reader's first row, of which the nearest are shown.
    private static FoundPage Above(List<Guid> all)
    {
        var page = all.TakeLast(ListPage.Size).ToList();
        return page.Count == 0 ? new([], null, null) : new(page, all.Count > ListPage.Size ? page[0] : null, page[^1]);
    }

    private async Task<FoundPage> AboveAsync(long place)
    {
        var (found, from) = (new List<Guid>(), place);
        for (var lookedAt = 0; found.Count <= ListPage.Size && lookedAt < MostLookedAt;)
        {
            var step = await db.FoundAsync(search, from, true, Step, cancellation);
            found.AddRange(await KeptAsync(Others(step)));
            lookedAt += step.Count;
            if (step.Count < Step)
                break;
            from = step[^1].Place;
        }
        found.Reverse();
        return found.Count > ListPage.Size ? Above(found.TakeLast(ListPage.Size + 1).ToList()) : Above([.. await KeptAsync(_best), .. found]);
    }

    /// <summary>Adds until there is more than a page.</summary>
    /// <returns>Where it gave up, though there may be more.</returns>
    private async Task<Guid?> GoDownAsync(List<Guid> found, IReadOnlyList<FoundEntry> newest, long? from, Guid? beside)
    {
        for (int lookedAt = 0, size = Step; ; size = LongStep)
        {
            var step = from is null ? newest : await db.FoundAsync(search, from, false, size, cancellation);
            found.AddRange(await KeptAsync(Others(step)));
            lookedAt += step.Count;
            if (found.Count > ListPage.Size || step.Count < size)
                return null;
            from = step[^1].Place;
            if (size == Step && await CompareAsync(beside) is { } own)
            {
                found.AddRange(own.Except(found).ToList());
                return null;
            }
            if (lookedAt >= MostLookedAt)
                return step[^1].RowId;
        }
    }

    // The list's own newest rows, if they fill the page or are all that there are.
    private async Task<List<Guid>?> CompareAsync(Guid? beside)
    {
        var newest = await list.NewestAsync(beside, cancellation);
        var matching = await db.MatchingAsync(search, newest, cancellation);
        var own = newest.Where(id => matching.Contains(id) && !_best.Contains(id)).ToList();
        return own.Count > ListPage.Size || FoundRows.IsAll(newest) ? own : null;
    }

    private List<Guid> Others(IReadOnlyList<FoundEntry> step) => [.. step.Select(entry => entry.RowId).Where(id => !_best.Contains(id))];

    private async Task<List<Guid>> KeptAsync(List<Guid> ids)
    {
        if (ids.Count == 0)
            return [];
        var wanted = ids.ConvertAll(id => new Id<T>(id));
        var kept = (await list.Where(row => wanted.Contains(EF.Property<Id<T>>(row, "Id"))).Select(row => EF.Property<Id<T>>(row, "Id")).ToListAsync(cancellation)).ToHashSet();
        return [.. ids.Where(id => kept.Contains(new(id)))];
    }
}
