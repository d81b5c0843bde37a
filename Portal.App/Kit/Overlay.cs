using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Portal.App.Kit;

/// <summary>What Dialog and Drawer share: a native modal dialog that follows <see cref="Open"/>.</summary>
public abstract class Overlay : ComponentBase
{
    private bool _shown;

    [Parameter] public bool Open { get; set; }
    [Parameter] public EventCallback<bool> OpenChanged { get; set; }
    [Parameter, EditorRequired] public string Title { get; set; } = "";
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>The buttons, main one last.</summary>
    [Parameter] public RenderFragment? Footer { get; set; }

    [Inject] private IJSRuntime Js { get; set; } = null!;

    protected ElementReference Element { get; set; }
    protected string TitleId { get; } = ElementId.New('t');

    /// <summary>The reader asked to close: Escape or the cross.</summary>
    protected Task Cancel() => Open ? OpenChanged.InvokeAsync(false) : Task.CompletedTask;

    /// <summary>The browser closed it by itself.</summary>
    protected Task Closed()
    {
        _shown = false;
        return Cancel();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Open == _shown) return;
        _shown = Open;
        await Js.InvokeVoidAsync(Open ? "portal.openDialog" : "portal.closeDialog", Element);
    }
}
