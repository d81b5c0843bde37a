using Bunit;
using Microsoft.AspNetCore.Components;
using Portal.App.Kit;

namespace Portal.Tests.Pages.Kit;

public sealed class A_list : BunitContext
{
    [Fact]
    public void Is_a_skeleton_until_its_rows_are_there_and_says_so_when_there_are_none()
    {
        RenderList(null).Find("[role=status]").TextContent.ShouldContain("Loading");
        RenderList([]).Markup.ShouldContain("Nothing waits");
    }

    [Fact]
    public void Offers_what_can_be_done_once_rows_are_selected()
    {
        IReadOnlySet<object> selected = new HashSet<object>();
        var list = RenderList(["one", "two"], selected, changed => selected = changed);
        list.FindAll(".bulk").ShouldBeEmpty();

        list.Find("input[aria-label='Select two']").Change(true);

        selected.ShouldBe(["two"]);
        list.Render(with => with.Add(l => l.Selection, selected));
        list.Find(".bulk").TextContent.ShouldContain("1 selected");
    }

    [Fact]
    public void Selects_and_clears_all()
    {
        IReadOnlySet<object> selected = new HashSet<object>();
        var list = RenderList(["one", "two"], selected, changed => selected = changed);

        list.Find("input[aria-label='Select all']").Change(true);
        selected.ShouldBe(["one", "two"], ignoreOrder: true);

        list.Render(with => with.Add(l => l.Selection, selected));
        list.Find(".bulk .button-ghost").Click();
        selected.ShouldBeEmpty();
    }

    private IRenderedComponent<DataList<string>> RenderList(string[]? rows, IReadOnlySet<object>? selected = null, Action<IReadOnlySet<object>>? changed = null) =>
        Render<DataList<string>>(with => with
            .Add(l => l.Rows, rows)
            .Add(l => l.Caption, "Things")
            .Add(l => l.Head, "<th>Name</th>")
            .Add(l => l.Row, row => (RenderFragment)(builder => { builder.OpenElement(0, "td"); builder.AddContent(1, row); builder.CloseElement(); }))
            .Add(l => l.Empty, "Nothing waits")
            .Add(l => l.Bulk, "<button>Approve</button>")
            .Add(l => l.Selection, selected)
            .Add(l => l.SelectionChanged, changed ?? (_ => { })));
}
