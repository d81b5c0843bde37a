using System.Buffers.Binary;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Portal.Infrastructure.Search;

/// <summary>
/// A GIN index by pg_trgm over the entries. Such an index finds all matches or none, in no order, so the entries of a kind are cut into slices by
/// age, and the number of the slice stands in the index beside the text: a search goes through the slices from the newest and stops after a page.
/// </summary>
internal static class PostgresSearch
{
    private const string Text = "e.\"Starts\" || e.\"Head\" || e.\"Body\" || e.\"About\" || e.\"Inner\"";

    // 16,384 entries: a slice in which everything matches takes some 15 ms, one in which nothing does some 0.05.
    private const int SliceBits = 14;

    public static string Sequence(SearchKind kind) => $"\"SearchPlaces_{kind}\"";

    /// <summary>SQL for the slices of an entry at <c>place</c>: of its kind, and of its kind within its partner.</summary>
    public static string Slices(SearchKind kind, Guid? partner) => $"ARRAY[{string.Join(", ",
        (partner is null ? [Slice(kind, null)] : (long[])[Slice(kind, null), Slice(kind, partner)]).Select(first => string.Create(CultureInfo.InvariantCulture, $"{first}::bigint + (place >> {SliceBits})")))}]";

    /// <summary>The first slice: six bits for the kind, 32 for the partner, the rest for the number of the slice.</summary>
    private static long Slice(SearchKind kind, Guid? partner) => ((long)kind + 1 << 56) | (partner is { } id ? (long)HashOf(id) << 24 : 0);

    internal static uint HashOf(Guid partner)
    {
        Span<byte> bytes = stackalloc byte[16];
        partner.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]) ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    public static async Task PrepareAsync(PortalDb db, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(hashtextextended('search index', 0))", cancellation);
        if ((await db.Database.SqlQueryRaw<long>("SELECT count(*) AS \"Value\" FROM pg_extension WHERE extname = 'pg_trgm'").ToListAsync(cancellation))[0] == 0)
            await AddTrigramsAsync(db, cancellation);
        var sequences = string.Concat(Enum.GetValues<SearchKind>().Select(kind => $"CREATE SEQUENCE IF NOT EXISTS {Sequence(kind)};"));
        // Entries are added one by one and found at once: a list of those not yet sorted in would be read through at every slice.
        var sql = $"""
            {sequences}
            CREATE INDEX IF NOT EXISTS "IX_SearchEntries_Text" ON "SearchEntries" USING gin (("Starts" || "Head" || "Body" || "About" || "Inner") gin_trgm_ops, "Slices") WITH (fastupdate = off);
            """;
        await db.Database.ExecuteSqlRawAsync(sql, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public static string Query(SearchQuery query, Func<object, string> argument)
    {
        var conditions = new List<string>();
        foreach (var pattern in query.Patterns)
        {
            var needle = SearchQuery.NeedleOf(pattern);
            conditions.Add($"({Text}) LIKE {argument($"%{needle}%")}");
            if (!query.IsForStaff)
                conditions.Add($"strpos(e.\"Starts\" || e.\"Head\" || e.\"Body\" || e.\"About\", {argument(pattern)}) > 0");
            else if (needle != pattern)
                conditions.Add($"strpos({Text}, {argument(pattern)}) > 0");
        }
        if (query.PartnerId is { } own)
            conditions.Add($"e.\"PartnerId\" = {argument(own)}");
        var last = $"(SELECT last_value FROM {Sequence(query.Kind)})";
        var (from, to, step) = query.From is { } place
            ? ($"({argument(place)}::bigint >> {SliceBits})", query.Upwards ? $"({last} >> {SliceBits})" : "0", query.Upwards ? 1 : -1)
            : ($"({last} >> {SliceBits})", "0", -1);
        if (query.From is { } beside)
            conditions.Add($"e.\"Place\" {(query.Upwards ? ">" : "<")} {argument(beside)}");
        var most = query.Most.ToString(CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"""
            SELECT f."RowId", f."Place", f."Starts" FROM generate_series({from}::bigint, {to}::bigint, {step}::bigint) AS slice CROSS JOIN LATERAL (
              SELECT e."RowId", e."Place", e."Starts" FROM "SearchEntries" e
              WHERE {string.Join(" AND ", conditions)} AND e."Slices" @> ARRAY[{Slice(query.Kind, query.PartnerId)}::bigint + slice]
              ORDER BY e."Place" {(query.Upwards ? "ASC" : "DESC")} LIMIT {most}) f
            LIMIT {most}
            """);
    }

    private static async Task AddTrigramsAsync(PortalDb db, CancellationToken cancellation)
    {
        try
        {
            await db.Database.ExecuteSqlRawAsync("CREATE EXTENSION IF NOT EXISTS pg_trgm", cancellation);
        }
        catch (PostgresException error)
        {
            throw new SettingMissing("The search needs PostgreSQL's extension pg_trgm, and the portal's own login could not add it "
                + $"({error.MessageText}). Install PostgreSQL's contrib modules if they are missing, and let an administrator run: CREATE EXTENSION pg_trgm;");
        }
    }
}
