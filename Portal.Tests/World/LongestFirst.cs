using Portal.Tests.World.Browser;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Portal.Tests.World.LongestFirst", "Portal.Tests")]

namespace Portal.Tests.World;

/// <summary>Browser and kill tests begin first: begun last, they would run on while the other core has nothing left to do.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(collection =>
        collection.DisplayName == BrowserCollection.Name ? 0
        : collection.DisplayName.Contains(".Faults.", StringComparison.Ordinal) ? 1
        : collection.DisplayName.Contains(".UseCases.", StringComparison.Ordinal) ? 2
        : 3);
}
