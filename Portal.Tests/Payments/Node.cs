using System.Diagnostics;
using Portal.Tests.World;

namespace Portal.Tests.Payments;

/// <summary>Runs the scripts beside Stripe's Node client.</summary>
internal static class Node
{
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    public static string Folder { get; } = Repository.PathOf("Portal.Tests/Payments/sdk");

    /// <summary>What the script wrote; a script that fails fails the test with all that it said.</summary>
    public static async Task<string> RunAsync(IEnumerable<string> arguments, string input = "", Dictionary<string, string>? environment = null)
    {
        await Installed.Value;
        var (code, output) = await StartAsync("node", arguments, input, environment);
        code.ShouldBe(0, output);
        return output;
    }

    private static async Task InstallAsync()
    {
        if (Directory.Exists(Path.Combine(Folder, "node_modules", "stripe")))
            return;
        var (code, output) = await StartAsync("npm", ["ci", "--silent"], "", null);
        code.ShouldBe(0, $"npm ci failed in {Folder}: {output}");
    }

    private static async Task<(int Code, string Output)> StartAsync(string program, IEnumerable<string> arguments, string input, Dictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? [])
            start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.StandardInput.WriteAsync(input.AsMemory(), timeout.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(timeout.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} ran longer than two minutes.", late);
        }
    }
}
