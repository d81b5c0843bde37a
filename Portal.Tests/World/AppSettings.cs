using System.Diagnostics;

namespace Portal.Tests.World;

/// <summary>How to start the real program: configuration such as <c>["Portal:Demo"] = "false"</c>, environment name, command and its arguments.</summary>
public sealed class AppSettings : Dictionary<string, string>
{
    /// <summary>Development serves the static files of an unpublished build, as <c>dotnet run</c> does.</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>A command such as <c>create-admin</c> with its arguments; empty serves pages.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    internal ProcessStartInfo Command(string dataDirectory, IEnumerable<string> more)
    {
        var tests = Repository.PathOf("Portal.Tests");
        var output = Path.GetRelativePath(tests, AppContext.BaseDirectory); // bin/Release/net10.0, the same in every project
        var program = Path.Combine(Repository.PathOf("Portal.App"), output, "Portal.App.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. Arguments, .. more])
        {
            WorkingDirectory = Repository.PathOf("Portal.App"),
            RedirectStandardInput = true,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(inherited);
        start.Environment["DOTNET_ENVIRONMENT"] = Environment;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = Environment;
        start.Environment["Portal__DataDirectory"] = dataDirectory;
        foreach (var (key, value) in this)
            start.Environment[key.Replace(":", "__")] = value;
        return start;
    }
}
