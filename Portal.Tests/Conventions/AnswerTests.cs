using System.Text.Json;
using MediatR;
using Portal.App.Shell;
using Portal.Tests.World;

namespace Portal.Tests.Conventions;

/// <summary>What a page is answered while it is prerendered goes to its circuit as JSON, so each answer must come back whole.</summary>
public sealed class Every_answer
{
    private static readonly IReadOnlyList<(Type Message, Type Answer)> Messages =
        [.. typeof(Actor).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false }).SelectMany(type => type.GetInterfaces()
            .Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequest<>)).Select(contract => (type, contract.GetGenericArguments()[0])))];

    public static TheoryData<string> Names => [.. Messages.Select(message => message.Message.FullName!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void Comes_back_as_it_was(string message)
    {
        var answer = Messages.Single(known => known.Message.FullName == message).Answer;
        var sent = Filled.Of(answer);

        var received = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(sent, answer, FieldJson.Options), answer, FieldJson.Options);

        Filled.Text(received).ShouldBe(Filled.Text(sent));
    }

    [Fact]
    public void Belongs_to_a_message_that_can_be_told_from_its_equals()
    {
        foreach (var (message, _) in Messages)
        {
            var (one, other) = (Filled.Of(message), Filled.Of(message));
            if (Filled.Text(one) != Filled.Text(other)) // ids differ
                JsonSerializer.Serialize(one, message, FieldJson.Options).ShouldNotBe(JsonSerializer.Serialize(other, message, FieldJson.Options), message.Name);
        }
    }
}
