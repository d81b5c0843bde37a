using Bunit;
using Portal.App.Kit;

namespace Portal.Tests.Pages.Kit;

public sealed class A_window_over_the_page : BunitContext
{
    private bool _open = true;

    public A_window_over_the_page() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Opens_as_a_native_dialog_with_its_title_as_its_name()
    {
        var drawer = RenderDrawer();

        JSInterop.VerifyInvoke("portal.openDialog");
        var dialog = drawer.Find("dialog");
        drawer.Find($"#{dialog.GetAttribute("aria-labelledby")}").TextContent.ShouldBe("Approve Home Fibre 500");
        dialog.TextContent.ShouldContain("13 unused days");
    }

    [Theory]
    [InlineData("oncancel")] // Escape
    [InlineData("onclose")] // the browser closed it by itself
    public void Tells_the_page_when_the_reader_leaves(string gesture)
    {
        var drawer = RenderDrawer();

        drawer.Find("dialog").TriggerEvent(gesture, EventArgs.Empty);

        _open.ShouldBeFalse();
    }

    [Fact]
    public void Closes_when_the_page_says_so_and_draws_its_content_no_longer()
    {
        var drawer = RenderDrawer();

        drawer.Render(with => with.Add(d => d.Open, false));

        JSInterop.VerifyInvoke("portal.closeDialog");
        drawer.Find("dialog").TextContent.ShouldNotContain("13 unused days");
    }

    private IRenderedComponent<Drawer> RenderDrawer() => Render<Drawer>(with => with
        .Add(d => d.Open, true)
        .Add(d => d.OpenChanged, open => _open = open)
        .Add(d => d.Title, "Approve Home Fibre 500")
        .AddChildContent("13 unused days"));
}
