using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Services;
using Portal.Tests.World;

namespace Portal.Tests.Faults;

/// <summary>
/// Two processes share one database and 200 operations, and are killed (SIGKILL) at random while they work: by the Simulator's own
/// ledger each service is set up exactly once, and never by two calls at a time (SPEC 7).
/// </summary>
public sealed class Killing_the_workers(ITestOutputHelper output)
{
    private const int Services = 200, Kills = 3;

    [Theory, OnEveryDatabase]
    public async Task Sets_each_of_200_services_up_exactly_once(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await OperationQueue.FillAsync(world, Services, delayMs: 150, parallel: 2);
        using var files = new TemporaryDirectory();
        var random = new Random(20230114);
        var watch = Stopwatch.StartNew();
        var workers = new[] { OperationQueue.StartWorker(world, files.Path), OperationQueue.StartWorker(world, files.Path) };
        try
        {
            for (var kill = 0; kill < Kills; kill++)
            {
                await UntilAsync(world, 50 * (kill + 1), watch);
                await Task.Delay(random.Next(300));
                var victim = random.Next(2);
                workers[victim].Kill();
                await workers[victim].WaitForExitAsync();
                output.WriteLine($"{watch.Elapsed.TotalSeconds,5:0.0} s: killed worker {victim + 1}, {await OperationQueue.DoneAsync(world)} of {Services} done");
                workers[victim].Dispose();
                workers[victim] = OperationQueue.StartWorker(world, files.Path);
            }
            await UntilAsync(world, Services, watch);
        }
        finally
        {
            foreach (var worker in workers)
            {
                worker.Kill();
                worker.Dispose();
            }
        }
        output.WriteLine($"{watch.Elapsed.TotalSeconds,5:0.0} s: all done");

        var ledger = await world.SimulatorLedgerAsync();
        ledger.Count.ShouldBe(Services);
        ledger.ShouldAllBe(call => call.TimesDone == 1);
        ledger.Count(call => call.Calls > 1).ShouldBeLessThan(Services / 4, "only what was under way at a kill is called again");
        (await world.DbAsync(db => db.Services.CountAsync(service => service.Status == ServiceStatus.Active))).ShouldBe(Services);
        (await world.DbAsync(db => db.Mails.CountAsync(mail => mail.Cause.StartsWith("welcome:")))).ShouldBe(Services);
        (await world.TasksAsync()).ShouldBeEmpty();
    }

    private static async Task UntilAsync(PortalWorld world, int done, Stopwatch watch)
    {
        while (await OperationQueue.DoneAsync(world) < done)
        {
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(7), $"{await OperationQueue.DoneAsync(world)} of {Services} were done");
            await Task.Delay(100);
        }
    }
}
