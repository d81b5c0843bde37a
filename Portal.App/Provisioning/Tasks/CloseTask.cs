using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Infrastructure;
using Unit = MediatR.Unit;

namespace Portal.App.Provisioning;

/// <summary>
/// <b>Close task</b>: the operation is done by hand, the service gets its data and the status that follows, and after setting up one
/// welcome mail goes out, all in one transaction (SPEC 7). Pressed twice, the second finds the task closed.
/// </summary>
/// <param name="Results">What doing it gave, by parameter.</param>
[Staff]
public sealed record CloseTask(string Number, IReadOnlyList<ParameterValue> Results) : IRequest<Unit>;

public sealed class CloseTaskHandler(PortalDb db, CurrentActor actor, CarriedOut carriedOut, AuditTrail audit, TimeProvider clock) : IRequestHandler<CloseTask, Unit>
{
    public async Task<Unit> Handle(CloseTask request, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginAsync(await db.OperationOfTaskAsync(request.Number, cancellationToken), cancellationToken);
        var task = await db.TaskAsync(actor.Value, request.Number, cancellationToken);
        var operation = await db.Operations.SingleAsync(row => row.Id == task.OperationId, cancellationToken);
        var service = await db.Services.SingleAsync(row => row.Id == task.ServiceId, cancellationToken);
        if (task.Status == StaffTaskStatus.InWork && task.AssigneeId != actor.Value.UserId)
            throw new Refusal("task.others", $"{task.AssigneeName} has this task. Hand it over to yourself first.");
        var now = clock.GetUtcNow().UtcDateTime;
        var before = service.Status;
        task.Close(actor.Value.Name, now);
        operation.DoneByHand(now);
        RequireResults(task.Kind, service, request.Results);
        await carriedOut.RecordAsync(operation, service, null, request.Results, now, cancellationToken);
        audit.Add("task.closed", $"Task {task.Number}", $"Service {service.Number}: {before}", $"Service {service.Number}: {service.Status}", task.PartnerId);
        await unit.CommitAsync(cancellationToken);
        return Unit.Value;
    }

    private static void RequireResults(OperationKind kind, Service service, IReadOnlyList<ParameterValue> results)
    {
        var given = results.Where(value => !string.IsNullOrWhiteSpace(value.Value)).Select(value => value.Code).ToHashSet();
        if (kind.Results(service).FirstOrDefault(parameter => parameter.Required && !given.Contains(parameter.Code)) is { } missing)
            throw new Refusal("parameter.required", $"{missing.Name} is needed: the customer gets it with the welcome mail.", missing.Code);
    }
}
