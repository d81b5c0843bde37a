using Microsoft.AspNetCore.Components;

namespace Portal.App.Shell;

/// <summary>
/// Says the HTTP status of what stands there: a page that is refused, missing or broken shows words to people and a number to
/// programs. In an open circuit there is none to say.
/// </summary>
public sealed class AnswerStatus : ComponentBase
{
    [Parameter, EditorRequired] public int Code { get; set; }

    [CascadingParameter] private HttpContext? Http { get; set; }

    // Said when the answer begins and not before: a 404 that the framework sees earlier makes it throw away the page that was drawn.
    protected override void OnInitialized()
    {
        if (Http is { Response: { HasStarted: false } response })
            response.OnStarting(() =>
            {
                if (response.StatusCode == StatusCodes.Status200OK)
                    response.StatusCode = Code;
                return Task.CompletedTask;
            });
    }
}
