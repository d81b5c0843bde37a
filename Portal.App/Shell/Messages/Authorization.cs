using System.Reflection;
using MediatR;
using Portal.Domain;

namespace Portal.App.Shell;

/// <summary>Handles a message only for those it declares. A declared sender must still own the rows: the handler checks that.</summary>
public sealed class Authorization<TMessage, TAnswer>(CurrentActor actor) : IPipelineBehavior<TMessage, TAnswer>
{
    private static readonly ActorKind Allowed = typeof(TMessage).GetCustomAttributes<AudienceAttribute>()
        .Aggregate(default(ActorKind), (all, audience) => all | audience.Kinds);

    public Task<TAnswer> Handle(TMessage request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        if (Allowed.HasFlag(actor.Value.Kind))
            return next();
        throw actor.Value.Kind == ActorKind.Visitor
            ? new Refusal("sign-in", "Sign in to do this.")
            : new Refusal("forbidden", "Your account may not do this. Ask an administrator.");
    }
}
