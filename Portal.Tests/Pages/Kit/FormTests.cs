using Bunit;
using Microsoft.AspNetCore.Components;
using Portal.App.Kit;

namespace Portal.Tests.Pages.Kit;

public sealed class A_form : BunitContext
{
    public A_form() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Tells_a_refusal_under_the_field_that_it_names_and_moves_the_focus_there()
    {
        var form = RenderForm(() => throw new Refusal("name.missing", "Write a name.", "Name"));

        form.Find("form").Submit();

        form.Find(".field-error").TextContent.ShouldBe("Write a name.");
        form.Find("input").GetAttribute("aria-invalid").ShouldBe("true");
        form.FindAll(".notice").ShouldBeEmpty();
        JSInterop.VerifyInvoke("portal.focusFirstError");
    }

    [Fact]
    public void Tells_a_refusal_that_is_about_no_field_above_the_fields()
    {
        var form = RenderForm(() => throw new Refusal("cart.empty", "Your cart is empty."));

        form.Find("form").Submit();

        form.Find("[role=alert]").TextContent.Trim().ShouldBe("Your cart is empty.");
        form.FindAll(".field-error").ShouldBeEmpty();
    }

    [Fact]
    public void Tells_a_refusal_whose_field_it_does_not_have_above_the_fields()
    {
        var form = RenderForm(() => throw new Refusal("period.unknown", "Choose a period.", "Period"));

        form.Find("form").Submit();

        form.Find("[role=alert]").TextContent.Trim().ShouldBe("Choose a period.");
    }

    [Fact]
    public async Task Is_sent_once_and_its_button_waits()
    {
        var sent = 0;
        var end = new TaskCompletionSource();
        var form = RenderForm(async () => { sent++; await end.Task; });

        var first = form.Find("form").SubmitAsync();
        var second = form.Find("form").SubmitAsync();

        sent.ShouldBe(1);
        form.Find("button").HasAttribute("disabled").ShouldBeTrue();
        end.SetResult();
        await Task.WhenAll(first, second);
        form.Find("button").HasAttribute("disabled").ShouldBeFalse();
    }

    [Fact]
    public void Keeps_what_was_typed_when_it_is_refused()
    {
        var form = RenderForm(() => throw new Refusal("name.taken", "Another one has that name.", "name"));
        form.Find("input").Change("Harbour");

        form.Find("form").Submit();

        form.Find("input").GetAttribute("value").ShouldBe("Harbour");
    }

    private IRenderedComponent<NameForm> RenderForm(Func<Task> onSubmit) => Render<NameForm>(with => with.Add(f => f.OnSubmit, onSubmit));

    private IRenderedComponent<NameForm> RenderForm(Action onSubmit) => RenderForm(() => { onSubmit(); return Task.CompletedTask; });
}
