using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Portal.Tests.World;

namespace Portal.Tests.Faults;

/// <summary>
/// SIGKILL between two steps of paying and approving (SPEC 3 and 4): after the restart the books are right. A few moments, since every one
/// is a start of the program; <see cref="Crashing_at_each_moment"/> comes to all of them.
/// </summary>
public sealed class Killing_the_process(ITestOutputHelper output)
{
    private const int MostSteps = 80, Stride = 11;

    [Theory, OnEveryDatabase]
    public async Task Between_paying_and_approving_loses_and_doubles_nothing(string provider)
    {
        await using var database = await Databases.CreateAsync(provider);
        using var files = new TemporaryDirectory();
        var address = $"http://127.0.0.1:{Ports.Free()}";
        var moments = new List<string>();
        string said;
        string? moment;
        do
        {
            var killAt = 1 + (moments.Count * Stride);
            killAt.ShouldBeLessThan(MostSteps, "the journey should end");
            said = await RunAsync(files.Path, database, address, killAt);
            CheckBooks(said, customers: moments.Count);
            moment = Find(said, "killed: ");
            if (moment is not null)
                moments.Add($"{killAt,2} {moment}");
        }
        while (moment is not null); // and not until the journey ends: a moment in the background may come when it just has
        Find(said, "steps: ").ShouldNotBeNull(said);
        CheckBooks(await RunAsync(files.Path, database, address, killAt: 0), customers: moments.Count + 1);
        moments.ForEach(output.WriteLine);
        moments.Count.ShouldBeGreaterThanOrEqualTo(3);
    }

    private static void CheckBooks(string said, int customers) =>
        JsonSerializer.Deserialize<Books>(Find(said, "books: ").ShouldNotBeNull(said)).ShouldNotBeNull().ShouldBeRight(customers);

    private static async Task<string> RunAsync(string directory, TestDatabase database, string address, int killAt)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[typeof(Worker).Assembly.Location, "kill-worker", directory, database.Provider, database.ConnectionString, address, killAt.ToString(CultureInfo.InvariantCulture)])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            var said = process.StandardOutput.ReadToEndAsync(limit.Token);
            var complained = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            process.ExitCode.ShouldBeOneOf([0, 137], await said + await complained);
            return await said;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static string? Find(string said, string start) =>
        said.Split('\n').FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal))?[start.Length..].Trim();
}
