using Portal.Infrastructure.Search;

namespace Portal.App.Shell;

/// <summary>The command <c>rebuild-search</c>: writes the search index anew, beside a running portal.</summary>
public static class RebuildSearch
{
    public static bool IsMeant(string[] args) => args is ["rebuild-search", ..];

    /// <summary>The exit code.</summary>
    public static async Task<int> RunAsync(IServiceProvider services)
    {
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await SearchRebuild.RunAsync(services, (kind, rows) => Console.WriteLine($"{kind}: {rows}"), stopping);
        Console.WriteLine("The search index is complete.");
        return 0;
    }
}
