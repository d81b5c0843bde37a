using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Tests.Faults;

/// <summary>
/// Counts the moments at which a crash would hurt: before and after each commit and each call to the gateway. At the chosen one the
/// program dies. For real that is SIGKILL, so nothing is flushed, released or caught. Else whatever this copy of the program still tries
/// fails: no statement reaches the database any more, no commit, no call to the gateway.
/// </summary>
internal sealed class KillSteps(int killAt, bool forReal)
{
    private int _steps;
    private bool _armed;

    public int Reached => _steps;

    /// <summary>The moment; null while it lives.</summary>
    public string? DiedAt { get; private set; }

    public void Arm() => _armed = true;

    public void Disarm() => _armed = false;

    public void Reach(string moment)
    {
        Breathe();
        if (!_armed || Interlocked.Increment(ref _steps) != killAt)
            return;
        if (!forReal)
        {
            DiedAt = moment;
            Breathe();
        }
        Console.WriteLine($"killed: {moment}");
        Console.Out.Flush();
        using var self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }

    /// <exception cref="InvalidOperationException">It is dead.</exception>
    public void Breathe()
    {
        if (DiedAt is not null)
            throw new InvalidOperationException($"Nothing is done after a crash (at {DiedAt}).");
    }
}

internal sealed class KillAroundCommit(KillSteps steps) : DbTransactionInterceptor
{
    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        steps.Reach("before a commit");
        return new(result);
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        steps.Reach("after a commit");
        return Task.CompletedTask;
    }
}

internal sealed class NoStatementsAfterDeath(KillSteps steps) : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Alive(result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(Alive(result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Alive(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Alive(result));

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Alive(result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => new(Alive(result));

    private InterceptionResult<T> Alive<T>(InterceptionResult<T> result)
    {
        steps.Breathe();
        return result;
    }
}

internal sealed class KillAroundCall(KillSteps steps) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Without the ids, so that the table of moments reads the same in each run.
        var path = string.Join('/', request.RequestUri!.AbsolutePath.Split('/').Select(part => part.Contains("_test_", StringComparison.Ordinal) || part.StartsWith("pi_", StringComparison.Ordinal) ? "{id}" : part));
        var call = $"{request.Method} {path.Replace("/sandbox/stripe", "", StringComparison.Ordinal)}";
        steps.Reach($"before {call}");
        var answer = await base.SendAsync(request, cancellationToken);
        steps.Reach($"after {call}");
        return answer;
    }
}
