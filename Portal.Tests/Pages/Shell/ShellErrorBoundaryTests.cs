using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Portal.App.Shell;

namespace Portal.Tests.Pages.Shell;

public sealed class A_page_that_breaks : BunitContext
{
    private static bool _broken;

    [Fact]
    public void Shows_an_id_to_quote_and_can_be_tried_again()
    {
        _broken = true;
        var page = Render<ShellErrorBoundary>(with => with.AddChildContent<Fragile>());

        page.Find("[role=alert]").TextContent.ShouldContain("This page could not be shown");
        page.Find(".copy-text").TextContent.Length.ShouldBeGreaterThan(8);

        _broken = false;
        page.Find("button.button-primary").Click();
        page.Markup.ShouldContain("all is well");
    }

    private sealed class Fragile : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            if (_broken)
                throw new InvalidOperationException("Broken on purpose.");
            builder.AddContent(0, "all is well");
        }
    }
}
