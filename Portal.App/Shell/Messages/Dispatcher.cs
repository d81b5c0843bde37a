using MediatR;

namespace Portal.App.Shell;

/// <summary>
/// Sends a message in a scope of its own: a circuit lives for hours, a database context must not. Components inject this and little else.
/// </summary>
public sealed class Dispatcher(IServiceScopeFactory scopes)
{
    public async Task<TAnswer> SendAsync<TAnswer>(Actor actor, IRequest<TAnswer> message, CancellationToken cancellation = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = actor;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(message, cancellation);
    }
}
