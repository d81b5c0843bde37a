using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Portal.Domain.Partners;

namespace Portal.Infrastructure;

/// <summary>One short transaction. Disposed without a commit it leaves nothing, and the numbers it took are free again.</summary>
public sealed class UnitOfWork : IAsyncDisposable
{
    private readonly PortalDb _db;
    private readonly IDisposable _pass;
    private readonly IDbContextTransaction _transaction;

    private UnitOfWork(PortalDb db, IDisposable pass, IDbContextTransaction transaction)
    {
        _db = db;
        _pass = pass;
        _transaction = transaction;
    }

    internal static async Task<UnitOfWork> BeginAsync(PortalDb db, string? turn, CancellationToken cancellation)
    {
        var pass = await db.Gate.EnterAsync(cancellation);
        try
        {
            var transaction = await db.Database.BeginTransactionAsync(cancellation);
            // On SQLite the gate and the one writer give turns already; here the lock ends with the transaction.
            if (turn is not null && db.Database.IsNpgsql())
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({turn}, 0))", cancellation);
            return new UnitOfWork(db, pass, transaction);
        }
        catch
        {
            pass.Dispose();
            throw;
        }
    }

    /// <summary>The next number of invoices and credit notes: gapless per partner and year, such as HARBOUR-2026-000123.</summary>
    public async Task<string> NextDocumentNumberAsync(DocumentSeries series, Partner partner, int year, CancellationToken cancellation)
    {
        var prefix = series switch { DocumentSeries.Invoice => "", DocumentSeries.CreditNote => "CN-" };
        var name = $"{prefix}{partner.Code.ToUpperInvariant()}-{year.ToString(CultureInfo.InvariantCulture)}";
        return $"{name}-{(await NextAsync(name, cancellation)).ToString("D6", CultureInfo.InvariantCulture)}";
    }

    /// <summary>The next number of what people call by number but auditors do not count, such as O-100042.</summary>
    public async Task<string> NextNumberAsync(NumberSeries series, CancellationToken cancellation)
    {
        var prefix = series switch
        {
            NumberSeries.Customer => "C-",
            NumberSeries.Order => "O-",
            NumberSeries.Service => "S-",
            NumberSeries.Ticket => "T-",
            NumberSeries.Task => "K-",
        };
        return $"{prefix}{(100_000 + await NextAsync(series.ToString(), cancellation)).ToString(CultureInfo.InvariantCulture)}";
    }

    public async Task CommitAsync(CancellationToken cancellation)
    {
        await _db.SaveChangesAsync(cancellation);
        await _transaction.CommitAsync(cancellation);
        _db.Publish();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _transaction.DisposeAsync();
            _db.UnpublishedTopics.Clear();
        }
        finally
        {
            _pass.Dispose();
        }
    }

    private async Task<long> NextAsync(string name, CancellationToken cancellation) =>
        (await _db.Database.SqlQuery<long>($"""
            INSERT INTO "Counters" ("Name", "Last") VALUES ({name}, 1)
            ON CONFLICT ("Name") DO UPDATE SET "Last" = "Counters"."Last" + 1
            RETURNING "Last" AS "Value"
            """).ToListAsync(cancellation))[0];
}

/// <summary>Work of which all nodes do one piece after the other, whatever it is about.</summary>
public static class Turns
{
    /// <summary>Taking an operation: counting what runs and taking one more is one step.</summary>
    public const string Operations = "operations";

    /// <summary>Registering: an address that nobody had when it was looked for is still free when it is written.</summary>
    public const string Registrations = "registrations";
}

public enum DocumentSeries { Invoice, CreditNote }

public enum NumberSeries { Customer, Order, Service, Ticket, Task }

/// <summary>The last number given in a series; its row is locked until the transaction that took one ends.</summary>
public sealed class Counter
{
    public string Name { get; private set; } = "";
    public long Last { get; private set; }
}
