using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain;
using Portal.Domain.Support;

namespace Portal.Infrastructure.Search;

/// <summary>
/// Writes the index anew from the rows, in small transactions beside the running portal. What is right already is left alone, so a
/// rebuild that was interrupted is simply started again.
/// </summary>
public static class SearchRebuild
{
    private const int Batch = 500;

    /// <param name="told">How many rows of a kind were looked at so far.</param>
    public static async Task RunAsync(IServiceProvider services, Action<SearchKind, int> told, CancellationToken cancellation)
    {
        foreach (var searchable in Searchables.All)
        {
            var (after, count) = (Guid.Empty, 0);
            while (true)
            {
                await using var scope = services.CreateAsyncScope();
                var (last, rows) = await WriteAsync(scope.ServiceProvider.GetRequiredService<PortalDb>(), searchable, after, cancellation);
                count += rows;
                told(searchable.Kind, count);
                if (rows < Batch)
                    break;
                after = last;
            }
        }
        await using var end = services.CreateAsyncScope();
        var db = end.ServiceProvider.GetRequiredService<PortalDb>();
        foreach (var searchable in Searchables.All)
            await ForgetAsync(db, searchable, cancellation);
        if (!db.Database.IsNpgsql())
            await MendAsync(db, cancellation);
    }

    private static async Task<(Guid Last, int Rows)> WriteAsync(PortalDb db, Searchable searchable, Guid after, CancellationToken cancellation)
    {
        await using var work = await db.BeginAsync(cancellation);
        // Nobody else writes entries until these stand: what is read here cannot be older than what somebody wrote meanwhile. SQLite has one writer anyway.
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync("LOCK TABLE \"SearchEntries\" IN SHARE ROW EXCLUSIVE MODE", cancellation);
        var sources = (await searchable.AfterAsync(db, after, Batch, cancellation)).Select(searchable.Read).ToList();
        var messages = await MessagesAsync(db, searchable.Kind, sources, cancellation);
        var script = new SearchScript(db.Database.IsNpgsql());
        foreach (var source in sources)
        {
            script.Write(searchable.Kind, source, messages[source.Id]);
            await script.FlushWhenLongAsync(db, cancellation);
        }
        await script.FlushAsync(db, cancellation);
        await work.CommitAsync(cancellation);
        return (sources.Count > 0 ? sources[^1].Id : after, sources.Count);
    }

    private static async Task<ILookup<Guid, TicketMessage>> MessagesAsync(PortalDb db, SearchKind kind, List<SearchSource> sources, CancellationToken cancellation)
    {
        if (kind != SearchKind.Ticket)
            return Array.Empty<TicketMessage>().ToLookup(message => message.TicketId.Value);
        var ids = sources.ConvertAll(source => new Id<Ticket>(source.Id));
        return (await db.TicketMessages.AsNoTracking().Where(message => ids.Contains(message.TicketId)).OrderBy(message => message.Id).ToListAsync(cancellation))
            .ToLookup(message => message.TicketId.Value);
    }

    // Entries of rows that are gone.
    private static async Task ForgetAsync(PortalDb db, Searchable searchable, CancellationToken cancellation)
    {
        var table = db.Model.FindEntityType(searchable.Type)!.GetTableName();
        var sql = $"""DELETE FROM "SearchEntries" WHERE "Kind" = '{searchable.Kind}' AND NOT EXISTS (SELECT 1 FROM "{table}" r WHERE r."Id" = "SearchEntries"."RowId")""";
        using (await db.Gate.EnterAsync(cancellation))
            await db.Database.ExecuteSqlRawAsync(sql, cancellation);
    }

    // The index itself is only made anew if it does not hold what the entries say.
    private static async Task MendAsync(PortalDb db, CancellationToken cancellation)
    {
        using (await db.Gate.EnterAsync(cancellation))
            try
            {
                await db.Database.ExecuteSqlRawAsync("INSERT INTO \"SearchIndex\" (\"SearchIndex\", rank) VALUES ('integrity-check', 1)", cancellation);
            }
            catch (DbException)
            {
                await SqliteSearch.BuildAsync(db, cancellation);
            }
    }
}
