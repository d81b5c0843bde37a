using Portal.Tests.World;

namespace Portal.Tests.Conventions;

public sealed class Files
{
    private const int LongestFile = 400, FullestFolder = 30;

    // Written in halves, so that this file does not hold what it forbids.
    private static readonly string[] Forbidden =
    [
        "nuget" + ".org", "npmjs" + ".org", "npmjs" + ".com", "deb.debian" + ".org", "pypi" + ".org", "/wo" + "rk/", "/tmp" + "/w/", "/ro" + "ot/", "../" + "shared",
    ];

    [Fact]
    public void Are_short_enough_to_read_whole() =>
        Sources().Select(path => (path, lines: File.ReadLines(Repository.PathOf(path)).Count()))
            .Where(file => file.lines > LongestFile).Select(file => $"{file.path}: {file.lines} lines").ShouldBeEmpty();

    /// <summary>A style sheet belongs to its component. Kit is a drawer of small parts, all of one kind, and is shown on pages of its own.</summary>
    [Fact]
    public void Of_an_area_have_rooms_before_they_are_too_many() => Sources()
        .Where(path => path.StartsWith("Portal.App/", StringComparison.Ordinal) && !path.StartsWith("Portal.App/Kit/", StringComparison.Ordinal))
        .GroupBy(path => path[..path.LastIndexOf('/')]).Where(folder => folder.Count() > FullestFolder)
        .Select(folder => $"{folder.Key}: {folder.Count()} files").ShouldBeEmpty();

    [Fact]
    public void Name_no_registry_and_no_place_on_a_machine() => Repository.Files
        .SelectMany(path => Lines(path).SelectMany((line, i) => Forbidden
            .Where(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(word => $"{path}:{i + 1}: {word}")))
        .ShouldBeEmpty();

    [Fact]
    public void Keep_to_the_four_projects() =>
        Repository.Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)).Select(path => path.Split('/')[0])
            .Where(folder => folder.StartsWith("Portal.", StringComparison.Ordinal)).Order()
            .ShouldBe(["Portal.App", "Portal.Domain", "Portal.Infrastructure", "Portal.Tests"]);

    [Fact]
    public void End_their_lines_in_one_way() => Repository.Files
        .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal) || path.EndsWith(".sh", StringComparison.Ordinal))
        .Where(path => File.ReadAllText(Repository.PathOf(path)).Contains('\r', StringComparison.Ordinal)).ShouldBeEmpty();

    private static IEnumerable<string> Sources()
    {
        var sources = Repository.Files.Where(path => path.StartsWith("Portal.", StringComparison.Ordinal)
            && (path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
            && !path.Contains("/Migrations/", StringComparison.Ordinal) && !path.Contains("/CompiledModels/", StringComparison.Ordinal)).ToList();
        sources.Count.ShouldBeGreaterThan(50, "the files were not found");
        return sources;
    }

    private static IEnumerable<string> Lines(string path)
    {
        var text = File.ReadAllText(Repository.PathOf(path));
        return text.Contains('\0', StringComparison.Ordinal) ? [] : text.Split('\n');
    }
}
