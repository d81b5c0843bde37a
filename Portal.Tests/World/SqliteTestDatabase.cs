using Microsoft.Data.Sqlite;

namespace Portal.Tests.World;

internal sealed class SqliteTestDatabase : TestDatabase
{
    private static readonly Lazy<Task<string>> Template = new(MigrateTemplateAsync);

    private readonly TemporaryDirectory _directory;

    private SqliteTestDatabase(TemporaryDirectory directory)
        : base(Databases.Sqlite, new SqliteConnectionStringBuilder { DataSource = directory.File("portal.db"), ForeignKeys = true }.ToString()) => _directory = directory;

    public static async Task<SqliteTestDatabase> CreateAsync()
    {
        var template = await Template.Value;
        var directory = new TemporaryDirectory();
        File.Copy(template, directory.File("portal.db"));
        return new(directory);
    }

    public override ValueTask DisposeAsync()
    {
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<string> MigrateTemplateAsync()
    {
        var directory = new TemporaryDirectory();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => directory.Dispose();
        // Without a pool the last connection closes the file, and its log is written back into it.
        await Databases.MigrateAsync(Databases.Sqlite, $"Data Source={directory.File("template.db")};Pooling=False");
        return directory.File("template.db");
    }
}
