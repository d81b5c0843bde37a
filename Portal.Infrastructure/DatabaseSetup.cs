using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Infrastructure.Changes;

namespace Portal.Infrastructure;

/// <summary>Chooses and prepares the database that <c>Database:Provider</c> names.</summary>
public static class DatabaseSetup
{
    public static IServiceCollection AddPortalDb(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ChangeFeed>();
        var provider = configuration["Database:Provider"] ?? "Sqlite";
        switch (provider)
        {
            case "Sqlite":
                var connection = SqliteConnectionString(configuration);
                services.AddSingleton(new WriteGate(open: false));
                services.AddDbContextPool<PortalDb, SqlitePortalDb>(options => UseSqlite(options, connection));
                break;
            case "Postgres":
                var server = configuration.GetConnectionString("Portal")
                    ?? throw new SettingMissing("ConnectionStrings:Portal is missing: with Database:Provider=Postgres it names the server and database.");
                services.AddSingleton(new WriteGate(open: true));
                services.AddDbContextPool<PortalDb, PostgresPortalDb>(options => UsePostgres(options, server));
                break;
            default:
                throw new SettingMissing($"Database:Provider is “{provider}”; it must be Sqlite or Postgres.");
        }
        return services;
    }

    public static void UseSqlite(DbContextOptionsBuilder options, string connection) => options
        .UseSqlite(connection, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        .AddInterceptors(new SqlitePragmas()).ConfigureWarnings(Calm);

    public static void UsePostgres(DbContextOptionsBuilder options, string connection) => options
        .UseNpgsql(connection, postgres => postgres.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        .AddInterceptors(new StorableText()).ConfigureWarnings(Calm);

    /// <summary>
    /// Counts that stop at a limit take rows without an order, since any of them will do; lists are ordered by ListPage. Comparing the model
    /// with the last migration costs every start a quarter of a second: a test does it instead.
    /// </summary>
    private static void Calm(WarningsConfigurationBuilder warnings) =>
        warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning, RelationalEventId.PendingModelChangesWarning);

    /// <summary>Where files live: <c>Portal:DataDirectory</c>, see <see cref="DataFolder"/>. Made when missing.</summary>
    public static string DataDirectory(this IConfiguration configuration)
    {
        var directory = DataFolder.Of(configuration["Portal:DataDirectory"], AppContext.BaseDirectory);
        Directory.CreateDirectory(directory);
        return directory;
    }

    private static string SqliteConnectionString(IConfiguration configuration) =>
        configuration.GetConnectionString("Portal") ?? new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(configuration.DataDirectory(), "portal.db"),
            ForeignKeys = true,
            Pooling = true,
        }.ToString();

    /// <summary>FULL: a paid order survives the loss of power too. Writers of other processes are waited for.</summary>
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        private const string Pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON;";

        public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}

/// <summary>A setting is missing or wrong: the start stops with this sentence, which names it.</summary>
public sealed class SettingMissing(string sentence) : Exception(sentence);
