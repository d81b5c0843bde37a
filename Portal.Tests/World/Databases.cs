using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Portal.Infrastructure;
using Xunit.Sdk;
using Xunit.v3;

namespace Portal.Tests.World;

/// <summary>Fresh databases: each provider is migrated once per run, into a template that every test gets a copy of.</summary>
public static class Databases
{
    public const string Sqlite = nameof(Sqlite);
    public const string Postgres = nameof(Postgres);

    /// <summary>A superuser's connection to the PostgreSQL that test.sh starts; without it the tests run on SQLite alone.</summary>
    internal static string? PostgresServer { get; } = System.Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES");

    public static IReadOnlyList<string> Providers { get; } = string.IsNullOrEmpty(PostgresServer) ? [Sqlite] : [Sqlite, Postgres];

    public static async Task<TestDatabase> CreateAsync(string provider = Sqlite) => provider switch
    {
        Sqlite => await SqliteTestDatabase.CreateAsync(),
        Postgres => await PostgresTestDatabase.CreateAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "Sqlite or Postgres."),
    };

    internal static PortalDb Open(string provider, string connectionString)
    {
        if (provider == Sqlite)
        {
            var sqlite = new DbContextOptionsBuilder<SqlitePortalDb>();
            DatabaseSetup.UseSqlite(sqlite, connectionString);
            return new SqlitePortalDb(sqlite.Options);
        }
        var postgres = new DbContextOptionsBuilder<PostgresPortalDb>();
        DatabaseSetup.UsePostgres(postgres, connectionString);
        return new PostgresPortalDb(postgres.Options);
    }

    internal static async Task MigrateAsync(string provider, string connectionString)
    {
        await using var db = Open(provider, connectionString);
        await DatabaseMigration.MigrateAsync(db, default);
    }
}

/// <summary>Runs a theory once per database: <c>[Theory, OnEveryDatabase] public async Task It_holds(string provider)</c>. More arguments follow the provider.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnEveryDatabaseAttribute(params object[] arguments) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Databases.Providers.Select(provider => new TheoryDataRow([provider, .. arguments]))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
