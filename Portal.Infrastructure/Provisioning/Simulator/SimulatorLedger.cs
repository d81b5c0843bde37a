using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Infrastructure.Provisioning.Simulator;

/// <summary>
/// What the Simulator writes down, in contexts of its own as a system elsewhere would. Every count is one statement in the database, so that
/// several processes on it count truthfully, and nothing here keeps a call from being doubled: a doubling shall be seen.
/// </summary>
public sealed class SimulatorLedger(IServiceScopeFactory scopes)
{
    /// <summary>A call comes in.</summary>
    /// <returns>Its number for this key, and how often the work was done before.</returns>
    public Task<Entry> EnterAsync(ModuleCall call, CancellationToken cancellation) => WriteAsync(async db =>
        (await db.Database.SqlQuery<Entry>($"""
            INSERT INTO "SimulatedCalls" ("Key", "ServiceNumber", "Kind", "Calls", "TimesDone", "Inside", "MostInside")
            VALUES ({call.Key}, {call.ServiceNumber}, {call.Kind.ToString()}, 1, 0, 1, 1)
            ON CONFLICT ("Key") DO UPDATE SET
                "Calls" = "SimulatedCalls"."Calls" + 1,
                "Inside" = "SimulatedCalls"."Inside" + 1,
                "MostInside" = CASE WHEN "SimulatedCalls"."Inside" + 1 > "SimulatedCalls"."MostInside" THEN "SimulatedCalls"."Inside" + 1 ELSE "SimulatedCalls"."MostInside" END
            RETURNING "Calls", "TimesDone"
            """).ToListAsync(cancellation))[0], cancellation);

    /// <summary>The work is done, whether or not it was done before.</summary>
    public Task DoneAsync(string key, DateTime at, CancellationToken cancellation) => WriteAsync(
        db => db.SimulatedCalls.Where(call => call.Key == key).ExecuteUpdateAsync(
            row => row.SetProperty(call => call.TimesDone, call => call.TimesDone + 1).SetProperty(call => call.DoneAt, at), cancellation), cancellation);

    /// <summary>A call goes, whatever became of it.</summary>
    public Task LeaveAsync(string key) => WriteAsync(
        db => db.SimulatedCalls.Where(call => call.Key == key && call.Inside > 0).ExecuteUpdateAsync(
            row => row.SetProperty(call => call.Inside, call => call.Inside - 1), CancellationToken.None), CancellationToken.None);

    /// <summary>
    /// Whether the work of this key was done. Who asks takes an earlier call for dead, and a process that was killed never left:
    /// so nobody counts as inside any more. If the earlier call lives after all and works, it is counted as done twice.
    /// </summary>
    public Task<bool> WasDoneAsync(string key, CancellationToken cancellation) => WriteAsync(async db =>
    {
        await db.SimulatedCalls.Where(call => call.Key == key && call.Inside > 0).ExecuteUpdateAsync(row => row.SetProperty(call => call.Inside, 0), cancellation);
        return await db.SimulatedCalls.AnyAsync(call => call.Key == key && call.TimesDone > 0, cancellation);
    }, cancellation);

    private async Task<T> WriteAsync<T>(Func<PortalDb, Task<T>> write, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        using (await db.Gate.EnterAsync(cancellation))
            return await write(db);
    }

    public sealed record Entry(int Calls, int TimesDone);
}
