using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Tests.World;

namespace Portal.Tests.Search;

/// <summary>
/// A database with many orders, copied by SQL from one that was placed: a customer for every ten orders; of each order its entry, those of its
/// service and its invoice. The first third was ordered under a name that is sold no more.
/// </summary>
internal static class ManyEntries
{
    private const int Batch = 50_000;
    private const int Names = 500;

    private static readonly string[] Syllables = ["ba", "den", "for", "gil", "hau", "jan", "kow", "lin", "mar", "nov", "ost", "per", "qua", "ros", "sch", "tom", "ul", "vik", "wag", "zim"];
    private static readonly string[] FirstNames = ["anna", "bert", "carla", "david", "emma", "felix", "greta", "hans", "ida", "jonas", "klara", "lukas", "maria", "nils", "olga", "paul", "rosa", "simon", "tina", "willi"];
    private static readonly string[] Products = ["cloud server", "home fibre", "mail plus", "backup", "web hosting", "domain", "certificate", "voice flat", "business fibre", "managed server"];

    public static async Task FillAsync(PortalWorld world, Customer customer, Order order, int orders)
    {
        await world.DbAsync(async db =>
        {
            var isPostgres = db.Database.IsNpgsql();
            db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
            await db.Database.OpenConnectionAsync();
            if (isPostgres)
                await db.Database.ExecuteSqlRawAsync("DROP INDEX \"IX_SearchEntries_Text\"; SET maintenance_work_mem = '256MB'");
            await db.Database.ExecuteSqlRawAsync("CREATE TEMP TABLE names (i integer PRIMARY KEY, first text, last text, product text)");
            for (var i = 0; i < Names; i++)
            {
                var last = Syllables[i % 20] + Syllables[i / 20 % 20] + (i % 3 == 0 ? "mann" : Syllables[(i + 7) % 20]);
                await db.Database.ExecuteSqlAsync($"INSERT INTO names VALUES ({i}, {FirstNames[i % 20]}, {last}, {Products[i % 10]})");
            }
            for (var from = 1; from <= orders / 10; from += Batch)
                foreach (var sql in CustomersSql(isPostgres, customer, from, Math.Min(from + Batch - 1, orders / 10)))
                    await db.Database.ExecuteSqlRawAsync(sql);
            for (var from = 1; from <= orders; from += Batch)
                foreach (var sql in OrdersSql(isPostgres, order, from, Math.Min(from + Batch - 1, orders), orders))
                    await db.Database.ExecuteSqlRawAsync(sql);
            if (isPostgres)
                foreach (var sql in new[] { "Customer", "Order", "Service", "Invoice" }.Select(LastPlaceSql))
                    await db.Database.ExecuteSqlRawAsync(sql);
            return true;
        });
        await using var last = world.Database.Open();
        last.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        await Portal.Infrastructure.DatabaseMigration.MigrateAsync(last, default);
        await last.Database.ExecuteSqlRawAsync(last.Database.IsNpgsql() ? "VACUUM ANALYZE" : "ANALYZE");
    }

    private static string LastPlaceSql(string kind) => $"SELECT setval('\"SearchPlaces_{kind}\"', (SELECT max(\"Place\") FROM \"SearchEntries\" WHERE \"Kind\" = '{kind}'))";

    private static IEnumerable<string> CustomersSql(bool isPostgres, Customer template, int from, int to)
    {
        var id = Id(isPostgres, "c0c0", "n");
        yield return Copy("Customers", $"\"Id\" = '{Text(isPostgres, template.Id.Value)}'", Numbers(isPostgres, from, to), ("Id", id), ("Number", "'C-' || (2000000 + n)"), ("GatewayCustomerId", "NULL"));
        yield return Entries(isPostgres, "Customer", id, id, from, to,
            ["'c ' || (2000000 + n)", "a.first || ' ' || b.last", "a.first || ' ' || b.last || n || ' example com'"],
            "' 49 30 ' || (7000000 + n) || ' 4930' || (7000000 + n) || ' ' || a.last || ' street ' || (n % 200) || ' berlin de' || (100000000 + n)", "''");
    }

    private static IEnumerable<string> OrdersSql(bool isPostgres, Order template, int from, int to, int all)
    {
        var customer = Id(isPostgres, "c0c0", "(1 + n % " + (all / 10).ToString(CultureInfo.InvariantCulture) + ")");
        var about = "' c ' || (2000000 + n) || ' ' || a.first || ' ' || b.last || ' ' || a.first || ' ' || b.last || n || ' example com'";
        var product = string.Create(CultureInfo.InvariantCulture, $"CASE WHEN n < {all / 3} THEN 'modem dialup' ELSE c.product END");
        yield return Copy("Orders", $"\"Id\" = '{Text(isPostgres, template.Id.Value)}'", Numbers(isPostgres, from, to),
            ("Id", Id(isPostgres, "0d0d", "n")), ("Number", "'O-' || (2000000 + n)"), ("CustomerId", customer), ("CheckoutKey", Id(isPostgres, "cccc", "n")));
        yield return Entries(isPostgres, "Order", Id(isPostgres, "0d0d", "n"), customer, from, to, ["'o ' || (2000000 + n)"], $"' ' || {product}", about);
        yield return Entries(isPostgres, "Service", Id(isPostgres, "5e5e", "n"), customer, from, to, ["'s ' || (2000000 + n)", product], "' o ' || (2000000 + n)", about);
        yield return Entries(isPostgres, "Invoice", Id(isPostgres, "1f1f", "n"), customer, from, to, ["'default ' || (2020 + n % 7) || ' ' || (2000000 + n)"], $"' ' || {product} || ' o ' || (2000000 + n)", about);
    }

    private static string Entries(bool isPostgres, string kind, string id, string customer, int from, int to, string[] head, string body, string about)
    {
        var names = isPostgres ? "\"Place\", \"Slices\"" : "\"Code\", \"PartnerCode\"";
        var values = isPostgres ? "t.\"Place\" + n, ARRAY(SELECT slice + ((t.\"Place\" + n) >> 14) FROM unnest(t.\"Slices\") slice)" : "t.\"Code\", t.\"PartnerCode\"";
        return $"""
            INSERT INTO "SearchEntries" ({names}, "RowId", "Kind", "PartnerId", "CustomerId", "Starts", "Head", "Body", "About", "Inner")
            SELECT {values}, {id}, t."Kind", t."PartnerId", {customer}, {string.Join(" || ", head.Select(part => $"' ß' || {part} || 'ß'"))}, {string.Join(" || ", head.Select(part => $"' ' || {part}"))}, {body}, {about}, ''
            FROM (SELECT * FROM "SearchEntries" WHERE "Kind" = '{kind}' ORDER BY "RowId" LIMIT 1) t CROSS JOIN {Numbers(isPostgres, from, to)}
            JOIN names a ON a.i = n * 7 % 500 JOIN names b ON b.i = n * 13 % 499 JOIN names c ON c.i = n * 3 % 10
            ORDER BY n
            """;
    }

    private static string Copy(string table, string of, string numbers, params (string Column, string Value)[] changed)
    {
        var columns = Columns(table);
        var values = columns.Select(column => changed.Where(change => change.Column == column).Select(change => change.Value).FirstOrDefault() ?? $"t.\"{column}\"");
        return $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) SELECT {string.Join(", ", values)} FROM (SELECT * FROM \"{table}\" WHERE {of}) t CROSS JOIN {numbers}";
    }

    private static List<string> Columns(string table)
    {
        using var db = Databases.Open(Databases.Sqlite, "Data Source=:memory:");
        return [.. db.Model.GetRelationalModel().Tables.Single(known => known.Name == table).Columns.Select(column => column.Name)];
    }

    private static string Numbers(bool isPostgres, int from, int to) => isPostgres
        ? string.Create(CultureInfo.InvariantCulture, $"generate_series({from}, {to}) AS n")
        : string.Create(CultureInfo.InvariantCulture, $"(WITH RECURSIVE numbers(n) AS (SELECT {from} UNION ALL SELECT n + 1 FROM numbers WHERE n < {to}) SELECT n FROM numbers)");

    private static string Text(bool isPostgres, Guid id) => isPostgres ? id.ToString() : id.ToString().ToUpperInvariant();

    private static string Id(bool isPostgres, string kind, string number) => isPostgres
        ? $"('01800000-{kind}-7000-8000-' || lpad(to_hex({number}), 12, '0'))::uuid"
        : $"upper('01800000-{kind}-7000-8000-' || printf('%012x', {number}))";
}
