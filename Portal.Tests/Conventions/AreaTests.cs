using System.Text.RegularExpressions;
using Portal.App.Shell;
using Portal.Tests.World;

namespace Portal.Tests.Conventions;

/// <summary>
/// Areas of the app lean one way: a file names its own area and those below it. What a lower area must tell a higher one is a
/// notification; what a lower page shows of a higher area is a slot (docs/decisions/09-areas-lean-one-way.md).
/// </summary>
public sealed partial class Areas
{
    private static readonly AreaOrder Order = new("Portal.App",
    [
        "Kit", "Shell", "Partners",
        "Audit", // Filters by partner, and is shown on the pages of customers; everybody writes to it through Shell's AuditTrail.
        "Support", "Catalog", "Billing", "Services", "Provisioning", "Ordering", "Fulfilment", "Shop", "Customers", "Account", "Home", "Api", "Demo",
        "Gallery", // Shows what all of them are made of, in Development.
        "", // App.razor, Routes.razor and PortalSetup.cs put the program together.
    ]);

    private static readonly CompiledCode App = new(typeof(Actor).Assembly);

    [Fact]
    public void Have_a_place_in_the_order() => Order.WithoutPlace(App).ShouldBeEmpty("put the area into the order above");

    [Fact]
    public void Lean_one_way() => Order.Backwards(App).Select(Order.InWords).Distinct().Order(StringComparer.Ordinal).ShouldBeEmpty();

    /// <summary>Constants leave no trace in compiled code; who names one of another area still names that area.</summary>
    [Fact]
    public void Lean_one_way_in_what_is_written_too() => Repository.Files.Select(path => Source().Match(path)).Where(source => source.Success)
        .SelectMany(source => Named().Matches(File.ReadAllText(Repository.PathOf(source.Value))).Select(named => named.Groups["area"].Value)
            .Where(area => Order.PlaceOf(area) > PlaceOf(source.Groups["area"].Value)).Distinct().Select(area => $"{source.Groups["file"].Value} names {area}"))
        .ShouldBeEmpty();

    [Fact]
    public void Are_the_folders_of_their_files() => App.Files
        .Where(file => Order.AreaOf(file.Key) is { Length: > 0 } area && file.Value.Split('/')[0] != area).Select(file => $"{file.Value} holds {file.Key}").ShouldBeEmpty();

    [Fact]
    public void Are_all_read() => (App.Files.Count, App.Uses().Count()).ShouldSatisfyAllConditions(
        read => read.Item1.ShouldBeGreaterThan(500),
        read => read.Item2.ShouldBeGreaterThan(2000),
        _ => App.Files.Values.ShouldContain("Shell/Layout/CustomerLayout.razor"));

    // What all components import is as low as the lowest of them; whatever else stands at the root puts the program together.
    private static int PlaceOf(string folder) => folder == "_Imports" ? Order.PlaceOf("Shell") : Order.PlaceOf(folder) is >= 0 and var place ? place : Order.PlaceOf("");

    [GeneratedRegex(@"^Portal\.App/(?<file>(?<area>[^/]+)(?:/.+)?\.(?:cs|razor))$", RegexOptions.CultureInvariant)]
    private static partial Regex Source();

    [GeneratedRegex(@"\bPortal\.App\.(?<area>\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
