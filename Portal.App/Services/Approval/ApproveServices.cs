using MediatR;
using Portal.App.Shell;
using Portal.Domain;

namespace Portal.App.Services;

/// <summary>Approves several services with one start date, each in a transaction of its own: one that cannot be leaves the others done.</summary>
[Staff]
public sealed record ApproveServices(IReadOnlyList<string> ServiceNumbers, DateOnly StartDate) : IRequest<IReadOnlyList<ApprovedOne>>;

/// <param name="Problem">Null when it was approved.</param>
public sealed record ApprovedOne(string ServiceNumber, ApproveServiceAnswer? Answer, string? Problem);

public sealed class ApproveServicesHandler(Dispatcher dispatcher, CurrentActor actor) : IRequestHandler<ApproveServices, IReadOnlyList<ApprovedOne>>
{
    public const int Most = 100;

    public async Task<IReadOnlyList<ApprovedOne>> Handle(ApproveServices request, CancellationToken cancellationToken)
    {
        if (request.ServiceNumbers.Count > Most)
            throw new Refusal("approval.too-many", $"Approve up to {Most} services at once.");
        var outcomes = new List<ApprovedOne>();
        foreach (var number in request.ServiceNumbers)
        {
            try
            {
                outcomes.Add(new(number, await dispatcher.SendAsync(actor.Value, new ApproveService(number, request.StartDate, null), cancellationToken), null));
            }
            catch (Refusal refusal)
            {
                outcomes.Add(new(number, null, refusal.Message));
            }
        }
        return outcomes;
    }
}
