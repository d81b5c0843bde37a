using System.Reflection;
using System.Text.RegularExpressions;

namespace Portal.Tests.Conventions;

public sealed partial class Names
{
    private static readonly Assembly[] Assemblies = [typeof(Money).Assembly, typeof(Portal.Infrastructure.PortalDb).Assembly, typeof(Portal.App.Shell.Actor).Assembly];

    [Fact]
    public void Are_terms_of_the_field_and_not_of_programming() =>
        Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => Empty().IsMatch(type.Name)).Select(type => type.FullName).ShouldBeEmpty();

    [Fact]
    public void Of_tests_hide_no_skipped_one() => typeof(Names).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods().Select(method => (method, fact: method.GetCustomAttribute<FactAttribute>())))
        .Where(test => test.fact?.Skip is not null).Select(test => $"{test.method.DeclaringType}.{test.method.Name}: {test.fact!.Skip}").ShouldBeEmpty();

    [GeneratedRegex("(?:Dto|Manager|Helper|Helpers|Mapper|Repository|Utils|Util)$", RegexOptions.CultureInvariant)]
    private static partial Regex Empty();
}
