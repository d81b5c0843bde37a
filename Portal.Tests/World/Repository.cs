using System.Diagnostics;

namespace Portal.Tests.World;

/// <summary>The checkout that these tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>Where failed tests leave pictures, texts and logs; test.sh empties it first.</summary>
    public static string Results { get; } = Path.Combine(Root, "TestResults");

    /// <summary>Paths, relative to the root, of the files that git tracks or would track: ignored ones are not ours.</summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    /// <summary>The one file of a type of Portal.App: an area is one namespace, and its rooms are folders.</summary>
    public static string? FileOf(string fullName) => fullName.Split('.') is ["Portal", "App", var area, .., var type]
        ? Files.SingleOrDefault(path => path.StartsWith($"Portal.App/{area}/", StringComparison.Ordinal) && path.EndsWith($"/{type}.cs", StringComparison.Ordinal))
        : null;

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
            if (File.Exists(Path.Combine(directory.FullName, "Portal.sln")))
                return directory.FullName;
        throw new InvalidOperationException($"No Portal.sln above {AppContext.BaseDirectory}: run the tests from their build output.");
    }

    private static List<string> ListFiles()
    {
        // safe.directory: a fresh clone may belong to another user than the one who tests it.
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        var listing = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        if (git.ExitCode != 0)
            throw new InvalidOperationException($"git ls-files ended with {git.ExitCode} in {Root}.");
        return [.. listing.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(path => File.Exists(Path.Combine(Root, path)))];
    }
}
