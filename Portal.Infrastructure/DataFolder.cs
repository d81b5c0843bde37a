namespace Portal.Infrastructure;

/// <summary>
/// Where files live when nobody said otherwise, and what a relative <c>Portal:DataDirectory</c> counts from: the folder of the
/// sources for a build that was not published, else the folder of the program. The working directory has no say: a command such
/// as create-admin must find the database that the running portal uses.
/// </summary>
public static class DataFolder
{
    private const string Default = "data";

    /// <param name="program">The folder that the program's files are in.</param>
    public static string Of(string? setting, string program) =>
        Path.GetFullPath(string.IsNullOrWhiteSpace(setting) ? Default : setting, IsPublished(program) ? Path.GetFullPath(program) : Sources(program) ?? Path.GetFullPath(program));

    /// <summary>A published program has its style sheets and scripts beside it; a build finds them in the project.</summary>
    public static bool IsPublished(string program) => Directory.Exists(Path.Combine(program, "wwwroot"));

    private static string? Sources(string program)
    {
        for (var directory = new DirectoryInfo(program); directory is not null; directory = directory.Parent)
            if (File.Exists(Path.Combine(directory.FullName, "Portal.sln")))
                return directory.FullName;
        return null;
    }
}
