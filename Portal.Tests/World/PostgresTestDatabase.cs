using Npgsql;

namespace Portal.Tests.World;

internal sealed class PostgresTestDatabase : TestDatabase
{
    private static readonly Lazy<Task<string>> Template = new(MigrateTemplateAsync);

    private readonly string _name;

    private PostgresTestDatabase(string name) : base(Databases.Postgres, ConnectionTo(name)) => _name = name;

    public static async Task<PostgresTestDatabase> CreateAsync()
    {
        var template = await Template.Value;
        var name = NewName();
        await OnServerAsync($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY"); // a third of the time of WAL_LOG
        return new(name);
    }

    public override async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        await OnServerAsync($"DROP DATABASE {_name} WITH (FORCE)");
    }

    private static async Task<string> MigrateTemplateAsync()
    {
        var name = NewName();
        await OnServerAsync($"CREATE DATABASE {name}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => OnServerAsync($"DROP DATABASE {name} WITH (FORCE)").Wait(TimeSpan.FromSeconds(5));
        // A pooled connection that stayed open would forbid copying.
        await Databases.MigrateAsync(Databases.Postgres, ConnectionTo(name) + ";Pooling=False");
        return name;
    }

    private static string NewName() => $"portal_test_{Guid.CreateVersion7():N}";

    private static string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder(Databases.PostgresServer) { Database = database, MaxPoolSize = 30 }.ToString();

    private static async Task OnServerAsync(string command)
    {
        await using var connection = new NpgsqlConnection(Databases.PostgresServer);
        await connection.OpenAsync();
        await using var sql = new NpgsqlCommand(command, connection);
        await sql.ExecuteNonQueryAsync();
    }
}
