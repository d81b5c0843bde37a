using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Ordering;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Tests.World;

namespace Portal.Tests.Faults;

/// <summary>Many services that wait to be set up, and processes that do it.</summary>
internal static class OperationQueue
{
    public static async Task FillAsync(PortalWorld world, int services, int delayMs, int parallel)
    {
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        var product = await world.AProductToSetUpAsync();
        await world.AModuleAsync(ModuleKind.Simulator, [product], parallel, settings: ("DelayMs", $"{delayMs}"));
        var partner = await world.TheDefaultPartnerAsync();
        await world.DbAsync(async db =>
        {
            for (var i = 0; i < services; i++)
            {
                var line = new OrderLine(product, Pricing.Of(product, partner, 0), []);
                var order = new Order($"O-{i}", customer, OrderKind.Paid, Guid.CreateVersion7(), [line], null, world.Now);
                var service = Service.PaidUpFront($"S-{i}", order, line, new(2023, 1, 1), approvalNeeded: false, world.Now);
                db.AddRange(order, service, new Operation(service, OperationKind.SetUp, null, "test", world.Now, world.Now));
            }
            return await db.SaveChangesAsync();
        });
    }

    public static Task<int> DoneAsync(PortalWorld world) => world.DbAsync(db => db.Operations.CountAsync(operation => operation.Status == OperationStatus.Done));

    /// <summary>The whole program in a process of its own, on the world's database.</summary>
    public static Process StartWorker(PortalWorld world, string directory)
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
