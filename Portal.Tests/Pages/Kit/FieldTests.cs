using Bunit;
using Portal.App.Kit;

namespace Portal.Tests.Pages.Kit;

public sealed class A_field : BunitContext
{
    [Fact]
    public void Binds_label_and_help_to_its_input()
    {
        var field = RenderField(help: "As it stands on invoices.", error: null);

        var input = field.Find("input");
        field.Find("label").GetAttribute("for").ShouldBe(input.Id);
        input.GetAttribute("name").ShouldBe("name");
        field.Find($"#{input.GetAttribute("aria-describedby")}").TextContent.ShouldBe("As it stands on invoices.");
        input.HasAttribute("aria-invalid").ShouldBeFalse();
    }

    [Fact]
    public void Announces_the_error_before_the_help()
    {
        var field = RenderField(help: "As it stands on invoices.", error: "Write a name.");

        var described = field.Find("input").GetAttribute("aria-describedby")!.Split(' ').Select(id => field.Find("#" + id).TextContent);
        described.ShouldBe(["Write a name.", "As it stands on invoices."]);
        field.Find("input").GetAttribute("aria-invalid").ShouldBe("true");
    }

    [Fact]
    public void Describes_nothing_when_there_is_nothing_to_say() =>
        RenderField(help: null, error: null).Find("input").HasAttribute("aria-describedby").ShouldBeFalse();

    [Fact]
    public void Has_an_id_of_its_own_each_time() =>
        RenderField(null, null).Find("input").Id.ShouldNotBe(RenderField(null, null).Find("input").Id);

    private IRenderedComponent<Field> RenderField(string? help, string? error) => Render<Field>(with => with
        .Add(f => f.Label, "Name").Add(f => f.Name, "name").Add(f => f.Help, help).Add(f => f.Error, error)
        .AddChildContent<TextInput>());
}
