namespace Portal.Tests.Conventions;

/// <summary>The test of areas can fail: it sees every way of naming a type, on areas that were made up for it (MadeUpAreas.cs).</summary>
public sealed class Arrows_of_compiled_code
{
    private static readonly AreaOrder Order = new("Portal.Tests.Conventions.MadeUp", ["Low", "High"]);

    private static readonly CompiledCode Code = new(typeof(MadeUp.Low.Innocent).Assembly);

    [Theory]
    [InlineData(typeof(MadeUp.Low.InABase)), InlineData(typeof(MadeUp.Low.InAnInterface)), InlineData(typeof(MadeUp.Low.InAnAttribute)), InlineData(typeof(MadeUp.Low.InAField))]
    [InlineData(typeof(MadeUp.Low.InASignature)), InlineData(typeof(MadeUp.Low.InAnAnswer)), InlineData(typeof(MadeUp.Low.InAConstraint)), InlineData(typeof(MadeUp.Low.InABody))]
    [InlineData(typeof(MadeUp.Low.InATypeOf)), InlineData(typeof(MadeUp.Low.InACall)), InlineData(typeof(MadeUp.Low.InACatch)), InlineData(typeof(MadeUp.Low.InALambda))]
    [InlineData(typeof(MadeUp.Low.InAnAsyncMethod)), InlineData(typeof(MadeUp.Low.InAnIterator)), InlineData(typeof(MadeUp.Low.InAParametersAttribute))]
    [InlineData(typeof(MadeUp.Low.InAnAttributesArgument))]
    public void Are_seen_wherever_a_type_is_named(Type by) => Order.Backwards(Code).Where(use => use.By == by).ShouldNotBeEmpty();

    [Fact]
    public void Do_not_run_back_from_own_types_from_ids_and_from_the_higher_area() =>
        Order.Backwards(Code).Where(use => use.By == typeof(MadeUp.Low.Innocent) || use.By == typeof(MadeUp.High.Downwards)).ShouldBeEmpty();

    [Fact]
    public void Name_the_file_and_what_it_uses() =>
        Order.Backwards(Code).Where(use => use.By == typeof(MadeUp.Low.InALambda)).Select(Order.InWords).Distinct().ShouldBe(["Conventions/MadeUpAreas.cs uses High.Secret"]);

    [Theory]
    [InlineData(typeof(MadeUp.High.Secret), true), InlineData(typeof(MadeUp.High.Draft), true), InlineData(typeof(MadeUp.High.Stamp), false), InlineData(typeof(MadeUp.High.Tint), false)]
    [InlineData(typeof(MadeUp.High.Rules), false), InlineData(typeof(MadeUp.High.IRole), false), InlineData(typeof(Money), false)]
    public void Tell_aggregates_from_values(Type type, bool isAggregate) => AreaOrder.IsAggregate(type).ShouldBe(isAggregate);

    [Fact]
    public void Need_a_place_for_every_area() => (Order with { Areas = ["Low"] }).WithoutPlace(Code).ShouldBe(["High"]);
}
