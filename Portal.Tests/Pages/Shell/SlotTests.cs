using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Portal.App.Shell;

namespace Portal.Tests.Pages.Shell;

public sealed class A_slot : BunitContext
{
    [Fact]
    public void Stays_empty_while_nobody_fills_it() => Render<Slot<Corner>>(slot => slot.Add(it => it.Place, new("red"))).Markup.ShouldBe("");

    [Fact]
    public void Shows_what_was_registered_for_its_place_and_tells_it_what_the_page_is_about()
    {
        Services.Fill<Corner, Light>().Fill<Edge, Line>();

        var slot = Render<Slot<Corner>>(slot => slot.Add(it => it.Place, new("red")));
        slot.Markup.ShouldBe("<p>red</p>");

        slot.Render(slot => slot.Add(it => it.Place, new("green")));
        slot.Markup.ShouldBe("<p>green</p>");
    }

    public sealed record Corner(string Colour);

    public sealed record Edge;

    public sealed class Light : ComponentBase, IFill<Corner>
    {
        [Parameter] public Corner Place { get; set; } = null!;

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, $"<p>{Place.Colour}</p>");
    }

    public sealed class Line : ComponentBase, IFill<Edge>
    {
        [Parameter] public Edge Place { get; set; } = null!;

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, "<hr>");
    }
}
