using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Ordering;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Infrastructure;
using Portal.Tests.World;
using Xunit.Abstractions;

namespace Portal.Tests.Faults;

/// <summary>
/// Two processes share one database and 200 operations, and are killed (SIGKILL) at random while they work: by the Simulator's own
/// ledger each service is set up exactly once, and never by two calls at a time (SPEC 7).
/// </summary>
public sealed class Killing_the_workers(ITestOutputHelper output)
{
    private const int Services = 200, Kills = 6;

    [Theory, OnEveryDatabase]
    public async Task Sets_each_of_200_services_up_exactly_once(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await QueueAsync(world);
        using var files = new TemporaryDirectory();
        var random = new Random(20230114);
        var watch = Stopwatch.StartNew();
        var workers = new[] { Start(world, files.Path), Start(world, files.Path) };
        try
        {
            for (var kill = 0; kill < Kills; kill++)
            {
                await UntilAsync(world, 25 * (kill + 1), watch);
                await Task.Delay(random.Next(300));
                var victim = random.Next(2);
                workers[victim].Kill();
                await workers[victim].WaitForExitAsync();
                output.WriteLine($"{watch.Elapsed.TotalSeconds,5:0.0} s: killed worker {victim + 1}, {await DoneAsync(world)} of {Services} done");
                workers[victim].Dispose();
                workers[victim] = Start(world, files.Path);
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
        while (await DoneAsync(world) < done)
        {
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(5), $"{await DoneAsync(world)} of {Services} were done");
            await Task.Delay(100);
        }
    }

    private static async Task QueueAsync(PortalWorld world)
    {
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        var product = await world.AProductToSetUpAsync();
        await world.AModuleAsync(ModuleKind.Simulator, [product], settings: ("DelayMs", "150"));
        var partner = await world.TheDefaultPartnerAsync();
        await world.DbAsync(async db =>
        {
            for (var i = 0; i < Services; i++)
            {
                var line = new OrderLine(product, Pricing.Of(product, partner, 0), []);
                var order = new Order($"O-{i}", customer, OrderKind.Paid, Guid.CreateVersion7(), [line], null, world.Now);
                var service = Service.PaidUpFront($"S-{i}", order, line, new(2023, 1, 1), approvalNeeded: false, world.Now);
                db.AddRange(order, service, new Operation(service, OperationKind.SetUp, null, "test", world.Now, world.Now));
            }
            return await db.SaveChangesAsync();
        });
    }

    private static Task<int> DoneAsync(PortalWorld world) => world.DbAsync(db => db.Operations.CountAsync(operation => operation.Status == OperationStatus.Done));

    private static Process Start(PortalWorld world, string directory)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[typeof(Worker).Assembly.Location, "operation-worker", directory, world.Database.Provider, world.Database.ConnectionString, $"http://127.0.0.1:{Ports.Free()}"])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
