using System.Diagnostics;
using System.Globalization;
using Portal.Tests.World;

namespace Portal.Tests.Faults;

/// <summary>How many operations a second the queue carries with a module that takes no time: what bench/operations prints.</summary>
internal static class OperationThroughput
{
    /// <param name="args">measure-operations, provider, operations, worker processes.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [_, var provider, var count, var processes])
            return 2;
        var operations = int.Parse(count, CultureInfo.InvariantCulture);
        await using var world = await PortalWorld.CreateAsync(provider);
        await OperationQueue.FillAsync(world, operations, delayMs: 0, parallel: 0);
        using var files = new TemporaryDirectory();
        var workers = Enumerable.Range(0, int.Parse(processes, CultureInfo.InvariantCulture)).Select(_ => OperationQueue.StartWorker(world, files.Path)).ToList();
        try
        {
            // A tenth is for starting and warming up.
            var warm = await UntilAsync(world, operations / 10);
            var watch = Stopwatch.StartNew();
            var all = await UntilAsync(world, operations);
            Console.WriteLine($"{provider}, {processes} worker process(es): {all - warm} operations in {watch.Elapsed.TotalSeconds:0.0} s, {(all - warm) / watch.Elapsed.TotalSeconds:0} per second");
            return 0;
        }
        finally
        {
            foreach (var worker in workers)
            {
                worker.Kill();
                worker.Dispose();
            }
        }
    }

    private static async Task<int> UntilAsync(PortalWorld world, int wanted)
    {
        while (true)
        {
            var done = await OperationQueue.DoneAsync(world);
            if (done >= wanted)
                return done;
            await Task.Delay(200);
        }
    }
}
