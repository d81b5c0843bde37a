namespace Portal.App.Shell;

/// <summary>What an area adds to the search of staff, with its own words.</summary>
public interface ISearchKind
{
    /// <param name="text">Without spaces around it, at least <see cref="StaffSearchHandler.Shortest"/> letters.</param>
    Task<IEnumerable<SearchHit>> FindAsync(string text, CancellationToken cancellation);
}
