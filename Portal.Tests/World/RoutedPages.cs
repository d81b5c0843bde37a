using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Portal.App.Shell;

namespace Portal.Tests.World;

/// <summary>A page's template, such as <c>/orders/{Number}</c>, and the component behind it.</summary>
public sealed record RoutedPage(string Template, Type Component)
{
    private readonly Regex _path = new($"^{Regex.Replace(Template, @"\{[^}]+\}", "[^/?#]+")}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public bool HasParameters => Template.Contains('{', StringComparison.Ordinal);

    /// <summary>Open to visitors.</summary>
    public bool IsPublic => Component.GetCustomAttribute<AuthorizeAttribute>() is null;

    /// <summary>Works without a circuit, such as the login or a print view.</summary>
    public bool IsStatic => Component.GetCustomAttribute<ExcludeFromInteractiveRoutingAttribute>() is not null;

    public bool Leads(string path) => _path.IsMatch(path);

    public override string ToString() => Template;
}

/// <summary>Every page of the portal, found by its route: a new one is tested by itself.</summary>
public static class RoutedPages
{
    public static IReadOnlyList<RoutedPage> All { get; } =
    [
        .. typeof(Actor).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(IComponent).IsAssignableFrom(type))
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>(), (type, route) => new RoutedPage(route.Template, type))
            .OrderBy(page => page.Template, StringComparer.Ordinal),
    ];

    /// <summary>The page that a path of this site leads to; one with a literal path goes before one with a parameter.</summary>
    public static RoutedPage? At(string path) => All.Where(page => page.Leads(path)).OrderBy(page => page.HasParameters).FirstOrDefault();

    /// <summary>Pages about the same thing as this one, with their addresses: its settings, its print. Not each thing has a link to them.</summary>
    public static IEnumerable<(RoutedPage Page, string Path)> Below(RoutedPage page, string path) => All
        .Where(other => page.HasParameters && other.Template.StartsWith(page.Template + "/", StringComparison.Ordinal))
        .Select(other => (other, path.Split('?', '#')[0] + other.Template[page.Template.Length..]))
        .Where(other => !other.Item2.Contains('{', StringComparison.Ordinal));

    /// <summary>What a component reads from the query of the address, its base classes included.</summary>
    public static IEnumerable<PropertyInfo> QueryOf(Type component)
    {
        for (var type = component; type is not null; type = type.BaseType)
            foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                if (property.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is not null)
                    yield return property;
    }
}
