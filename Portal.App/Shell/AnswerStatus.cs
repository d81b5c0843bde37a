using Microsoft.AspNetCore.Components;

namespace Portal.App.Shell;

/// <summary>
/// Says the HTTP status of what stands there: a page that is refused, missing or broken shows words to people and a number to
/// programs. It counts while the answer is being written; in an open circuit there is none.
/// </summary>
public sealed class AnswerStatus : ComponentBase
{
    [Parameter, EditorRequired] public int Code { get; set; }

    [CascadingParameter] private HttpContext? Http { get; set; }

    protected override void OnInitialized()
    {
        if (Http is { Response.HasStarted: false })
            Http.Response.StatusCode = Code;
    }
}
