using Bunit;
using Portal.App.Kit;

namespace Portal.Tests.Pages.Kit;

public sealed class A_busy_button : BunitContext
{
    [Fact]
    public async Task Runs_once_however_often_it_is_clicked()
    {
        var runs = 0;
        var end = new TaskCompletionSource();
        var button = Render<BusyButton>(with => with
            .Add(b => b.OnClick, async () => { runs++; await end.Task; })
            .AddChildContent("Save"));

        // Two clicks that both left the browser before it saw the disabled button.
        var first = button.Find("button").ClickAsync(new());
        var second = button.Find("button").ClickAsync(new());

        runs.ShouldBe(1);
        button.Find("button").HasAttribute("disabled").ShouldBeTrue();
        button.Find("button").GetAttribute("aria-busy").ShouldBe("true");
        button.Find("button").TextContent.ShouldContain("Save", customMessage: "the words stay, so that the width stays");

        end.SetResult();
        await Task.WhenAll(first, second);
        button.Find("button").HasAttribute("disabled").ShouldBeFalse();

        await button.Find("button").ClickAsync(new());
        runs.ShouldBe(2);
    }

    [Fact]
    public async Task Can_be_clicked_again_after_a_failure()
    {
        var button = Render<BusyButton>(with => with.Add(b => b.OnClick, () => Task.FromException(new Refusal("no", "No."))));

        await Should.ThrowAsync<Refusal>(() => button.Find("button").ClickAsync(new()));

        button.Find("button").HasAttribute("disabled").ShouldBeFalse();
    }

    [Fact]
    public void Is_a_plain_button_unless_it_submits()
    {
        Render<BusyButton>().Find("button").GetAttribute("type").ShouldBe("button");
        Render<BusyButton>(with => with.Add(b => b.Type, "submit")).Find("button").GetAttribute("type").ShouldBe("submit");
    }
}
