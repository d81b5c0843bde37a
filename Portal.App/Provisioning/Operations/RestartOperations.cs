using MediatR;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Provisioning;

namespace Portal.App.Provisioning;

/// <summary><b>Restart now</b> of several operations, each in a transaction of its own: one that cannot be leaves the others done.</summary>
[Staff]
public sealed record RestartOperations(IReadOnlyList<Id<Operation>> Ids) : IRequest<IReadOnlyList<RestartedOne>>;

/// <param name="Problem">Null when it was restarted.</param>
public sealed record RestartedOne(Id<Operation> Id, string? Problem);

public sealed class RestartOperationsHandler(Dispatcher dispatcher, CurrentActor actor) : IRequestHandler<RestartOperations, IReadOnlyList<RestartedOne>>
{
    public async Task<IReadOnlyList<RestartedOne>> Handle(RestartOperations request, CancellationToken cancellationToken)
    {
        if (request.Ids.Count > ListPage.Size)
            throw new Refusal("operation.too-many", $"Restart up to {ListPage.Size} operations at once.");
        var outcomes = new List<RestartedOne>();
        foreach (var id in request.Ids)
        {
            try
            {
                await dispatcher.SendAsync(actor.Value, new RestartOperation(id), cancellationToken);
                outcomes.Add(new(id, null));
            }
            catch (Refusal refusal)
            {
                outcomes.Add(new(id, refusal.Message));
            }
        }
        return outcomes;
    }
}
