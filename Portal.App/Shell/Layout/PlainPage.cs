using MediatR;
using Microsoft.AspNetCore.Components;

namespace Portal.App.Shell;

/// <summary>A page without a circuit: its forms are posted, so it can set cookies. Its messages are sent as the person of the request.</summary>
public abstract class PlainPage : ComponentBase
{
    [Inject] private Dispatcher Dispatcher { get; set; } = null!;
    [Inject] private Visit Visit { get; set; } = null!;
    [Inject] protected NavigationManager Navigation { get; set; } = null!;
    [CascadingParameter] protected HttpContext Http { get; set; } = null!;

    protected Task<Actor> ActorAsync() => Visit.ActorAsync();

    protected async Task<TAnswer> Ask<TAnswer>(IRequest<TAnswer> message) => await Dispatcher.SendAsync(await Visit.ActorAsync(), message, Http.RequestAborted);
}
