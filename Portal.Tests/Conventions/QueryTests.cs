using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Portal.App.Shell;
using Portal.Tests.World;

namespace Portal.Tests.Conventions;

/// <summary>What stands behind the question mark of an address, and who may read it.</summary>
public sealed partial class The_query_of_an_address
{
    private static readonly IReadOnlyList<Type> Readers =
        [.. typeof(Actor).Assembly.GetTypes().Where(type => typeof(IComponent).IsAssignableFrom(type) && RoutedPages.QueryOf(type).Any())];

    [Fact]
    public void Is_read_by_routed_pages_alone()
    {
        Readers.Count.ShouldBeGreaterThan(15);
        // A component that reads it and comes or goes while the address changes ends its circuit: only what the router exchanges may.
        Readers.Where(type => type.IsAbstract ? Readers.Any(other => other.IsSubclassOf(type) && !other.IsAbstract && !IsRouted(other)) : !IsRouted(type))
            .Select(type => type.FullName).ShouldBeEmpty("Let the page read the address and hand it down as parameters.");
    }

    [Fact]
    public void Is_text_until_it_was_checked() => Readers.SelectMany(RoutedPages.QueryOf).Where(property => property.PropertyType != typeof(string))
        .Select(property => $"{property.DeclaringType}.{property.Name}").ShouldBeEmpty("The framework fails at an id or a number that is none; Query makes the default of it.");

    [Fact]
    public void Is_read_by_one_reader() => Repository.Files
        .Where(path => path.StartsWith("Portal.App/", StringComparison.Ordinal) && (path.EndsWith(".razor", StringComparison.Ordinal) || path.EndsWith(".cs", StringComparison.Ordinal)))
        .Where(path => File.ReadAllText(Repository.PathOf(path)) is var text
            && (Members().IsMatch(text) || (text.Contains("SupplyParameterFromQuery", StringComparison.Ordinal) && Values().IsMatch(text))))
        .ShouldBeEmpty("Enum.TryParse takes numbers and lists that nobody offers: use Query.");

    private static bool IsRouted(Type type) => type.GetCustomAttributes<RouteAttribute>(inherit: false).Any();

    [GeneratedRegex(@"\bEnum\.(TryParse|Parse)\b")]
    private static partial Regex Members();

    [GeneratedRegex(@"\b(Guid|int|long|decimal|DateOnly|DateTime|DateTimeOffset|TimeOnly)\.(TryParse|Parse)|new ListCursor\(")]
    private static partial Regex Values();
}
