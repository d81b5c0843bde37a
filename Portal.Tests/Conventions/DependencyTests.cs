using System.Reflection;
using Portal.Infrastructure;

namespace Portal.Tests.Conventions;

/// <summary>Domain &lt;- Infrastructure &lt;- App.</summary>
public sealed class Dependencies
{
    private static readonly Assembly Domain = typeof(Money).Assembly, Infrastructure = typeof(PortalDb).Assembly, App = typeof(Portal.App.Shell.Actor).Assembly;

    [Fact]
    public void Of_the_domain_are_nothing_but_the_language() =>
        NamesUsedBy(Domain).Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Of_the_infrastructure_point_inwards()
    {
        NamesUsedBy(Infrastructure).ShouldContain("Portal.Domain");
        NamesUsedBy(Infrastructure).ShouldNotContain("Portal.App");
    }

    [Fact]
    public void Of_the_app_leave_the_tests_alone()
    {
        NamesUsedBy(App).ShouldContain("Portal.Infrastructure");
        NamesUsedBy(App).Where(name => name.StartsWith("Portal.Tests", StringComparison.Ordinal) || name.StartsWith("xunit", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<string> NamesUsedBy(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);
}
