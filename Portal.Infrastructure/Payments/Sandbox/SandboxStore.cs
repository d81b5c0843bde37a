using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Portal.Infrastructure.Payments.Sandbox;

/// <summary>
/// The sandbox's own ledger in a file of its own. It plays another company, so it shares nothing with the portal's database and
/// must not lose a payment when the process is killed.
/// </summary>
public sealed class SandboxStore : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly TimeProvider _time;
    private Action[] _committed = [];
    private readonly TimeSpan _settleAfter;

    public SandboxStore(SandboxOptions options, TimeProvider time)
    {
        _time = time;
        _settleAfter = options.SettleAfter;
        Directory.CreateDirectory(options.DataDirectory);
        var file = Path.Combine(options.DataDirectory, "sandbox.db");
        // Not pooled: a closed ledger must let go of its file.
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 10 }.ToString());
        _connection.Open();
        Prepare();
        SecretKey = Setting("secret-key", () => "sk_test_sandbox" + RandomNumberGenerator.GetHexString(48, lowercase: true));
        WebhookSecret = Setting("webhook-secret", () => "whsec_" + RandomNumberGenerator.GetHexString(48, lowercase: true));
    }

    /// <summary>Made for this data directory and kept in it.</summary>
    public string SecretKey { get; }

    public string WebhookSecret { get; }

    /// <summary>Runs after every commit from now on: something may have become due.</summary>
    internal void WhenCommitted(Action act)
    {
        lock (_gate)
            _committed = [.. _committed, act];
    }

    internal T Read<T>(Func<SandboxBooks, T> read)
    {
        lock (_gate)
            return read(new(_connection, _time.GetUtcNow(), _settleAfter));
    }

    /// <summary>One transaction; an exception undoes all of it.</summary>
    internal T Write<T>(Func<SandboxBooks, T> write)
    {
        T result;
        lock (_gate)
        {
            using var transaction = _connection.BeginTransaction();
            result = write(new(_connection, _time.GetUtcNow(), _settleAfter));
            transaction.Commit();
        }

        foreach (var act in _committed)
            act();
        return result;
    }

    public void Dispose() => _connection.Dispose();

    private void Prepare()
    {
        // FULL: a payment that was answered is on the disk, not only in the system's cache.
        Run("""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            CREATE TABLE IF NOT EXISTS thing (
                seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, owner TEXT, due INTEGER, body TEXT NOT NULL) STRICT;
            CREATE INDEX IF NOT EXISTS thing_kind ON thing (kind, seq);
            CREATE INDEX IF NOT EXISTS thing_owner ON thing (kind, owner, seq);
            CREATE INDEX IF NOT EXISTS thing_due ON thing (kind, due) WHERE due IS NOT NULL;
            CREATE TABLE IF NOT EXISTS answer (
                key TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, request TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
            CREATE INDEX IF NOT EXISTS answer_at ON answer (at);
            CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
            """);
    }

    // Two processes may open a new directory together: the first one's value counts for both.
    private string Setting(string name, Func<string> fresh)
    {
        Run("INSERT OR IGNORE INTO setting (name, value) VALUES ($name, $value)", ("$name", name), ("$value", fresh()));
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT value FROM setting WHERE name = $name";
        command.Parameters.AddWithValue("$name", name);
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }

    private void Run(string sql, params (string Name, object Value)[] parameters)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }
}
