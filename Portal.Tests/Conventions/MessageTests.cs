using System.Reflection;
using MediatR;
using Portal.App.Shell;
using Portal.Tests.World;

namespace Portal.Tests.Conventions;

/// <summary>A use case is one file, says who may send it, and is refused to everybody else.</summary>
public sealed class Every_message
{
    private static readonly Type[] Types = typeof(Actor).Assembly.GetTypes();

    private static readonly IReadOnlyDictionary<string, Type> Messages = Types
        .Where(type => type is { IsAbstract: false, IsInterface: false } && AnswerOf(type) is not null)
        .ToDictionary(type => type.FullName!);

    public static TheoryData<string> Names => [.. Messages.Keys.Order()];

    public static TheoryData<string, ActorKind> NamesAndKinds
    {
        get
        {
            var pairs = new TheoryData<string, ActorKind>();
            foreach (var name in Messages.Keys.Order())
                foreach (var kind in Enum.GetValues<ActorKind>())
                    pairs.Add(name, kind);
            return pairs;
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Declares_who_may_send_it(string name) =>
        Messages[name].GetCustomAttributes<AudienceAttribute>().ShouldNotBeEmpty($"{name}: put [Anyone], [Customer], [PartnerUser], [Staff], [Administrator] or [SystemOnly] on it.");

    [Theory, MemberData(nameof(NamesAndKinds))]
    public async Task Is_handled_for_those_it_declares_and_for_nobody_else(string name, ActorKind sender)
    {
        var declared = Messages[name].GetCustomAttributes<AudienceAttribute>().Any(audience => audience.Kinds.HasFlag(sender));
        var pass = (Task)typeof(Every_message).GetMethod(nameof(PassAuthorization), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(Messages[name], AnswerOf(Messages[name])!).Invoke(null, [sender])!;
        if (declared)
            await pass;
        else
            (await Should.ThrowAsync<Refusal>(() => pass)).Code.ShouldBe(sender == ActorKind.Visitor ? "sign-in" : "forbidden");
    }

    [Theory, MemberData(nameof(Names))]
    public void Is_one_file_with_its_handler(string name)
    {
        var message = Messages[name];
        var path = Repository.FileOf(name).ShouldNotBeNull($"{name} belongs into a file of its own name, in its area.");
        File.ReadAllText(Repository.PathOf(path)).ShouldContain($"IRequestHandler<{message.Name},", Case.Sensitive, $"{path} holds no handler of its message.");
    }

    [Fact]
    public void Is_found() => Messages.Count.ShouldBeGreaterThan(3);

    private static async Task PassAuthorization<TMessage, TAnswer>(ActorKind sender)
    {
        var handled = false;
        var actor = new CurrentActor { Value = new(sender, "", null, null, null, null) };
        await new Authorization<TMessage, TAnswer>(actor).Handle(default!, default, () =>
        {
            handled = true;
            return Task.FromResult<TAnswer>(default!);
        });
        handled.ShouldBeTrue();
    }

    private static Type? AnswerOf(Type type) => type.GetInterfaces()
        .FirstOrDefault(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequest<>))?.GetGenericArguments()[0];
}
