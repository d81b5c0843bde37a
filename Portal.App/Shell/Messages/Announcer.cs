using MediatR;

namespace Portal.App.Shell;

/// <summary>
/// Tells the areas above what a use case did. They handle it at once, one after the other, with the same database context and unit of
/// work: what they add is saved by the use case that told them, or not at all, and what they refuse ends it.
/// </summary>
public sealed class Announcer(IMediator mediator)
{
    public Task TellAsync<T>(T notification, CancellationToken cancellation) where T : INotification => mediator.Publish(notification, cancellation);
}
