using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;

namespace Portal.App.Provisioning;

/// <summary><b>Set up manually</b>: automatic restart ends and one task stands for the operation (SPEC 7). Answers the task's number.</summary>
[Staff]
public sealed record SetUpManually(Id<Operation> Id) : IRequest<string>;

public sealed class SetUpManuallyHandler(PortalDb db, CurrentActor actor, TaskDesk desk, AuditTrail audit, TimeProvider clock) : IRequestHandler<SetUpManually, string>
{
    public async Task<string> Handle(SetUpManually request, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginAsync(request.Id, cancellationToken);
        var operation = await db.Operations.SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken) ?? throw Refusal.NotFound("operation");
        var service = await db.Services.AsNoTracking().SingleAsync(row => row.Id == operation.ServiceId, cancellationToken);
        if (operation.Status == OperationStatus.Manual)
            throw new Refusal("operation.manual", "A task stands for this operation already.");
        var before = operation.Status.Word(operation.Failures).Label;
        operation.GoManual();
        var reason = $"{actor.Value.Name} chose to do it by hand.{(operation.LastError.Length > 0 ? $" The last try failed: {operation.LastError}" : "")}";
        var task = await desk.OpenAsync(unit, operation, service, reason, clock.GetUtcNow().UtcDateTime, cancellationToken);
        audit.Add("operation.manual", $"{operation.Kind.Word()} of service {service.Number}", before, $"Task {task.Number}", operation.PartnerId);
        await unit.CommitAsync(cancellationToken);
        return task.Number;
    }
}
