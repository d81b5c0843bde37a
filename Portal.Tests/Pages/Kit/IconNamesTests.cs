using System.Text.RegularExpressions;
using System.Xml.Linq;
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

    [Fact]
    public void Of_product_pictures_are_views_of_their_one_file()
    {
        var views = XDocument.Load(Repository.PathOf("wwwroot-assets/pictures/products.svg")).Descendants().Where(element => element.Name.LocalName == "view");

        views.Select(view => $"{Pictures.File}#{view.Attribute("id")!.Value}").ShouldBe(Pictures.All);
    }

    [GeneratedRegex("""(<Icon\s[^>]*?Name|\sIcon)="(?<name>[a-z-]+)"|new\((Tone\.\w+, )"(?<name>[a-z-]+)"|Entry\("[^"]+", "[^"]+", "(?<name>[a-z-]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
