using Portal.Tests.World.Browser;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Portal.Tests.World.LongestFirst))]

namespace Portal.Tests.World;

/// <summary>Browser and kill tests begin first: begun last, they would run on while the other core has nothing left to do.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections) where TTestCollection : ITestCollection => [.. testCollections.OrderBy(collection =>
        collection.TestCollectionDisplayName == BrowserCollection.Name || collection.TestCollectionDisplayName.Contains(".Faults.Killing_", StringComparison.Ordinal) ? 0
        : collection.TestCollectionDisplayName.Contains(".Faults.", StringComparison.Ordinal) ? 1
        : collection.TestCollectionDisplayName.Contains(".UseCases.", StringComparison.Ordinal) ? 2
        : 3)];
}
