using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;

namespace Portal.Tests.World;

public sealed class Bunit_with_the_packages_at_hand : BunitContext
{
    [Fact]
    public void Renders_clicks_and_compares_markup()
    {
        var counter = Render<Counter>();

        counter.Find("button").Click();

        counter.MarkupMatches("<button>  1 </button>"); // the comparison is what loads AngleSharp.Diffing
    }

    private sealed class Counter : ComponentBase
    {
        private int _count;

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "onclick", EventCallback.Factory.Create<MouseEventArgs>(this, () => _count++));
            builder.AddContent(2, _count);
            builder.CloseElement();
        }
    }
}
