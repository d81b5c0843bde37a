using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Tests.Faults;

/// <summary>
/// Counts the moments at which a crash would hurt: before and after each commit and each call to the gateway. At the chosen one the
/// process ends itself with SIGKILL, so nothing is flushed, released or caught.
/// </summary>
internal sealed class KillSteps(int killAt)
{
    private int _steps;
    private bool _armed;

    public int Reached => _steps;

    public void Arm() => _armed = true;

    public void Disarm() => _armed = false;

    public void Reach(string moment)
    {
        if (!_armed || Interlocked.Increment(ref _steps) != killAt)
            return;
        Console.WriteLine($"killed: {moment}");
        Console.Out.Flush();
        using var self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
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
