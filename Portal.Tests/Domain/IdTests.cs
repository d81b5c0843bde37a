using Portal.Domain.Ordering;

namespace Portal.Tests.Domain;

public sealed class Ids
{
    [Fact]
    public void Sort_by_age_within_a_moment_too()
    {
        var ids = Enumerable.Range(0, 20_000).Select(_ => Id<Order>.New()).ToList();
        ids.ShouldBeInOrder();
        ids.Select(id => id.ToString()).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal); // as the database compares them
        ids.ShouldBeUnique();
    }

    [Fact]
    public void Are_unique_whoever_makes_them_at_once()
    {
        var ids = new Id<Cart>[40_000];
        Parallel.For(0, ids.Length, i => ids[i] = Id<Cart>.New());
        ids.Distinct().Count().ShouldBe(ids.Length);
    }

    [Fact]
    public void Are_of_version_7_and_carry_the_time()
    {
        var before = TimeProvider.System.GetUtcNow();
        var id = Id<Invoice>.New().Value;
        id.Version.ShouldBe(7);
        id.Variant.ShouldBeInRange(8, 11);
        var moment = DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(id.ToString("N")[..12], 16));
        (moment - before).Duration().ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }

    private sealed class Invoice;
}
