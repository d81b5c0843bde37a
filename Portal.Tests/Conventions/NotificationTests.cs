using MediatR;
using Portal.App.Shell;
using Portal.Tests.World;

namespace Portal.Tests.Conventions;

/// <summary>What a use case tells the areas above it is handled within its own unit of work, and saved by it alone.</summary>
public sealed class Every_notification
{
    private static readonly Type[] Types = typeof(Actor).Assembly.GetTypes();

    public static TheoryData<string> Names => [.. Types.Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(INotification))).Select(type => type.FullName!).Order()];

    public static TheoryData<string> Handlers => [.. Types.Where(type => HandledBy(type).Any()).Select(type => type.FullName!).Order()];

    [Theory, MemberData(nameof(Names))]
    public void Is_heard(string name) => Types.SelectMany(HandledBy).Select(type => type.FullName).ShouldContain(name, $"nobody handles {name}");

    [Theory, MemberData(nameof(Handlers))]
    public void Is_saved_by_whoever_told_it(string name)
    {
        var text = File.ReadAllText(Repository.PathOf(Repository.FileOf(name).ShouldNotBeNull()));
        new[] { "CommitAsync", "SaveChanges", "BeginAsync" }.Where(call => text.Contains(call, StringComparison.Ordinal)).ShouldBeEmpty($"{name} runs inside another use case's transaction");
    }

    private static IEnumerable<Type> HandledBy(Type type) => type.GetInterfaces()
        .Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(INotificationHandler<>)).Select(contract => contract.GetGenericArguments()[0]);
}
