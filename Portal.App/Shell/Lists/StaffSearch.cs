using MediatR;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Shell;

/// <summary>What staff may mean by a few letters or a number, of every kind the best.</summary>
[Staff]
public sealed record StaffSearch(string Text) : IRequest<IReadOnlyList<SearchHit>>;

/// <param name="Kind">What it is, as the heading over its hits.</param>
public sealed record SearchHit(string Kind, string Icon, string Title, string Detail, string Href);

/// <summary>How hits of one kind are shown. Each area has its own; they are found by themselves.</summary>
public interface ISearchHits
{
    SearchKind Kind { get; }

    /// <summary>By id; what the reader may not see is left out.</summary>
    Task<IReadOnlyDictionary<Guid, SearchHit>> OfAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation);
}

public sealed class StaffSearchHandler(PortalDb db, IEnumerable<ISearchHits> kinds) : IRequestHandler<StaffSearch, IReadOnlyList<SearchHit>>
{
    public const int Shortest = 2;
    private const int MostPerKind = 5;

    public async Task<IReadOnlyList<SearchHit>> Handle(StaffSearch request, CancellationToken cancellationToken)
    {
        if (SearchWords.Of(request.Text) is not { } words || words.Length < Shortest)
            return [];
        var found = new List<(int Rank, IReadOnlyList<SearchHit> Hits)>();
        foreach (var kind in kinds.OrderBy(kind => kind.Kind))
        {
            var entries = await db.BestAsync(new SearchFor(kind.Kind, words, null, IsForStaff: true), cancellationToken);
            var rows = entries.Best.Concat(entries.Newest).DistinctBy(row => row.RowId).Take(MostPerKind).ToList();
            if (rows.Count == 0)
                continue;
            var hits = await kind.OfAsync(rows.ConvertAll(row => row.RowId), cancellationToken);
            found.Add((words.RankOf(rows[0].Starts), [.. rows.Where(row => hits.ContainsKey(row.RowId)).Select(row => hits[row.RowId])]));
        }
        // Who types a whole number finds that on top, whatever it is the number of.
        return [.. found.OrderBy(kind => kind.Rank == 0 ? 0 : 1).SelectMany(kind => kind.Hits)];
    }
}
