using Portal.Infrastructure;

namespace Portal.Tests.World;

/// <summary>A migrated, empty database of one test, dropped afterwards. Ask <see cref="Databases"/> for one.</summary>
public abstract class TestDatabase(string provider, string connectionString) : IAsyncDisposable
{
    /// <summary>Sqlite or Postgres, as in <c>Database:Provider</c>.</summary>
    public string Provider { get; } = provider;

    public string ConnectionString { get; } = connectionString;

    /// <summary>The settings that lead a service collection or the real program to it.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Database:Provider"] = Provider,
        ["ConnectionStrings:Portal"] = ConnectionString,
    };

    /// <summary>A context of its own, to look at what is stored.</summary>
    public PortalDb Open() => Databases.Open(Provider, ConnectionString);

    public abstract ValueTask DisposeAsync();
}
