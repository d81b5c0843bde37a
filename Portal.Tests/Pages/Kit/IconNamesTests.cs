using System.Text.RegularExpressions;
using Portal.App.Kit;
using Portal.Tests.World;

namespace Portal.Tests.Pages.Kit;

public sealed partial class Icon_names
{
    [Fact]
    public void In_pages_are_ones_that_were_drawn()
    {
        var used = Repository.Files
            .Where(path => path.StartsWith("Portal.App/", StringComparison.Ordinal) && path.EndsWith(".razor", StringComparison.Ordinal))
            .SelectMany(path => Written().Matches(File.ReadAllText(Repository.PathOf(path))).Select(match => (path, name: match.Groups["name"].Value)))
            .ToList();

        used.Count.ShouldBeGreaterThan(50);
        used.Where(use => !Icons.Has(use.name)).ShouldBeEmpty();
    }

    [GeneratedRegex("""(<Icon\s[^>]*?Name|\sIcon)="(?<name>[a-z-]+)"|new\((Tone\.\w+, )"(?<name>[a-z-]+)"|Entry\("[^"]+", "[^"]+", "(?<name>[a-z-]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
