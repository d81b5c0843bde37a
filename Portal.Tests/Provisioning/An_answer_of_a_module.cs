using Portal.Infrastructure.Provisioning;

namespace Portal.Tests.Provisioning;

public sealed class An_answer_of_a_module
{
    [Theory]
    [InlineData("done", ModuleState.Done)]
    [InlineData("failed", ModuleState.Failed)]
    [InlineData("working", ModuleState.Working)]
    [InlineData("unknown", ModuleState.Unknown)]
    public void Has_one_of_four_states(string word, ModuleState state) => TheCode.Read($$"""{"state":"{{word}}","message":"So."}""", asking: true).ShouldSatisfyAllConditions(
        answer => answer.State.ShouldBe(state), answer => answer.Message.ShouldBe("So."), answer => answer.Values.ShouldBeEmpty());

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"done\"")]
    [InlineData("{}")]
    [InlineData("{\"state\":1}")]
    [InlineData("{\"state\":\"Done\"}")]
    [InlineData("{\"state\":\"done\",\"state\":\"failed\"}")]
    [InlineData("{\"state\":\"done\"} {}")]
    [InlineData("{\"state\":\"done\",}")]
    [InlineData("{\"state\":\"done\",\"message\":7}")]
    [InlineData("{\"state\":\"done\",\"message\":\"\\ud800\"}")]
    [InlineData("{\"state\":\"done\",\"result\":\"?\"}")]
    [InlineData("{\"state\":\"done\",\"values\":[]}")]
    [InlineData("{\"state\":\"done\",\"values\":null}")]
    [InlineData("{\"state\":\"done\",\"values\":{\"a\":1}}")]
    [InlineData("{\"state\":\"done\",\"values\":{\"a\":{\"b\":\"c\"}}}")]
    [InlineData("{\"state\":\"done\",\"values\":{\"\":\"c\"}}")]
    [InlineData("{\"state\":\"done\",\"values\":{\"a\":\"b\",\"a\":\"c\"}}")]
    [InlineData("{\"state\":\"done\",\"values\":{\"a\":\"\\u0000\"}}")]
    [InlineData("{\"state\":\"done\",\"values\":{\"a\":\"\\ud800\"}}")]
    public void Is_refused_with_a_sentence_when_it_is_anything_else(string json)
    {
        var answer = TheCode.Read(json);

        answer.State.ShouldBe(ModuleState.Failed);
        answer.Message.ShouldStartWith("The system ");
        answer.Values.ShouldBeEmpty();
    }

    [Fact]
    public void Is_refused_when_it_is_nested_without_end() =>
        TheCode.Read(new string('[', 60_000)).Message.ShouldBe("The system did not answer with JSON.");

    [Fact]
    public void Is_refused_with_more_values_than_a_service_has() =>
        TheCode.Read("{\"state\":\"done\",\"values\":{" + string.Join(',', Enumerable.Range(0, 101).Select(i => $"\"v{i}\":\"\"")) + "}}").State.ShouldBe(ModuleState.Failed);

    [Fact]
    public void Is_one_line_for_the_log() => TheCode.Read("""{"state":"failed","message":"  No room.\r\n\u0007Ask\u202e \u001b[31mAnna\u0000 "}""").Message.ShouldBe("No room. Ask [31mAnna");

    [Fact]
    public void Is_cut_at_500_characters_and_never_within_one()
    {
        TheCode.Read($$"""{"state":"failed","message":"{{new string('x', 5000)}}"}""").Message.ShouldBe(new string('x', 500));
        TheCode.Read($$"""{"state":"failed","message":"x{{string.Concat(Enumerable.Repeat("😀", 400))}}"}""").Message.ShouldBe("x" + string.Concat(Enumerable.Repeat("😀", 249)));
    }

    [Fact]
    public void Always_says_something_about_a_failure() =>
        TheCode.Read("""{"state":"failed"}""").Message.ShouldBe("The system answered that it failed, without saying why.");

    [Fact]
    public void Keeps_values_as_they_are() => TheCode.Read("""{"state":"done","values":{"keys":"one\ntwo","host":"münchen.example"}}""").Values
        .ShouldBe(new Dictionary<string, string> { ["keys"] = "one\ntwo", ["host"] = "münchen.example" }, ignoreOrder: true);
}
