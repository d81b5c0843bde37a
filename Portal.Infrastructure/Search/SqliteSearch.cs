using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Portal.Infrastructure.Search;

/// <summary>
/// FTS5 over the entries, one token for every three characters, without positions: three times smaller, and what holds all tokens of a
/// word is compared with the word itself. Kind and partner are tokens too, in capitals that no folded text holds. Rows come by
/// descending place, so a search that finds a million stops after a page.
/// </summary>
internal static class SqliteSearch
{
    private const string Columns = "\"Starts\", \"Head\", \"Body\", \"About\", \"Inner\", \"Code\", \"PartnerCode\"";

    public static string CodeOf(SearchKind kind) => $"KA{(char)('A' + (int)kind)}";

    /// <summary>Of a kind within a partner. Some may share one: the entry says whose it is.</summary>
    public static string CodeOf(SearchKind kind, Guid? partner)
    {
        if (partner is not { } id)
            return "";
        var hash = PostgresSearch.HashOf(id) + 7919 * (uint)kind;
        return string.Create(CultureInfo.InvariantCulture, $"{(char)('L' + hash % 15)}{(char)('A' + hash / 15 % 26)}{(char)('A' + hash / 390 % 26)}");
    }

    public static async Task PrepareAsync(PortalDb db, CancellationToken cancellation)
    {
        var isNew = (await db.Database.SqlQueryRaw<long>("SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = 'SearchIndex'").ToListAsync(cancellation))[0] == 0;
        var old = string.Join(", ", Columns.Split(", ").Select(column => $"old.{column}"));
        var sql = $"""
            CREATE VIRTUAL TABLE IF NOT EXISTS "SearchIndex" USING fts5({Columns}, content='SearchEntries', content_rowid='Place', tokenize='trigram case_sensitive 1', detail=none);
            CREATE TRIGGER IF NOT EXISTS "SearchEntries_added" AFTER INSERT ON "SearchEntries" BEGIN
              INSERT INTO "SearchIndex" (rowid, {Columns}) VALUES (new."Place", {old.Replace("old.", "new.", StringComparison.Ordinal)});
            END;
            CREATE TRIGGER IF NOT EXISTS "SearchEntries_removed" AFTER DELETE ON "SearchEntries" BEGIN
              INSERT INTO "SearchIndex" ("SearchIndex", rowid, {Columns}) VALUES ('delete', old."Place", {old});
            END;
            CREATE TRIGGER IF NOT EXISTS "SearchEntries_changed" AFTER UPDATE OF "Starts", "Head", "Body", "About", "Inner" ON "SearchEntries" BEGIN
              INSERT INTO "SearchIndex" ("SearchIndex", rowid, {Columns}) VALUES ('delete', old."Place", {old});
              INSERT INTO "SearchIndex" (rowid, {Columns}) VALUES (new."Place", {old.Replace("old.", "new.", StringComparison.Ordinal)});
            END;
            """;
        await db.Database.ExecuteSqlRawAsync(sql, cancellation);
        if (isNew)
            await BuildAsync(db, cancellation);
    }

    /// <summary>Anew from the entries.</summary>
    public static Task BuildAsync(PortalDb db, CancellationToken cancellation) =>
        db.Database.ExecuteSqlRawAsync("INSERT INTO \"SearchIndex\" (\"SearchIndex\") VALUES ('rebuild')", cancellation);

    public static string Query(SearchQuery query, Func<object, string> argument)
    {
        var tokens = query.Patterns.SelectMany(pattern => Tokens(SearchQuery.NeedleOf(pattern))).Distinct(StringComparer.Ordinal);
        var code = query.PartnerId is null ? CodeOf(query.Kind) : CodeOf(query.Kind, query.PartnerId);
        var match = string.Join(" AND ", tokens.Append(code).Select(token => $"\"{token}\""));
        var text = query.IsForStaff ? "e.\"Starts\" || e.\"Head\" || e.\"Body\" || e.\"About\" || e.\"Inner\"" : "e.\"Starts\" || e.\"Head\" || e.\"Body\" || e.\"About\"";
        var conditions = query.Patterns.Select(pattern => $"instr({text}, {argument(pattern)}) > 0").ToList();
        if (query.PartnerId is { } own)
            conditions.Add($"e.\"PartnerId\" = {argument(own)} AND e.\"Kind\" = '{query.Kind}'");
        if (query.From is { } from)
            conditions.Add($"\"SearchIndex\".rowid {(query.Upwards ? ">" : "<")} {argument(from)}");
        return $"""
            SELECT e."RowId", e."Place", e."Starts" FROM "SearchIndex" CROSS JOIN "SearchEntries" e ON e."Place" = "SearchIndex".rowid
            WHERE "SearchIndex" MATCH {argument(match)} AND {string.Join(" AND ", conditions)}
            ORDER BY "SearchIndex".rowid {(query.Upwards ? "ASC" : "DESC")} LIMIT {query.Most.ToString(CultureInfo.InvariantCulture)}
            """;
    }

    // The first, the last and the one amid them: more would take longer to bring together than the text takes to compare.
    private static IEnumerable<string> Tokens(string needle)
    {
        // The tokens are three characters of Unicode each, some of which are two in this text.
        var runes = needle.EnumerateRunes().ToArray();
        var last = runes.Length - 3;
        return last < 0 ? [] : new[] { 0, last / 2, last }.Distinct().Select(at => $"{runes[at]}{runes[at + 1]}{runes[at + 2]}");
    }
}
