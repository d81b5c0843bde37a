using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;
using Unit = MediatR.Unit;

namespace Portal.App.Provisioning;

/// <summary><b>Restart now</b>: the operation is due at once, its failures are counted anew, and a task that stood for it is withdrawn.</summary>
[Staff]
public sealed record RestartOperation(Id<Operation> Id) : IRequest<Unit>;

public sealed class RestartOperationHandler(PortalDb db, CurrentActor actor, AuditTrail audit, TimeProvider clock) : IRequestHandler<RestartOperation, Unit>
{
    public async Task<Unit> Handle(RestartOperation request, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginAsync(request.Id, cancellationToken);
        var operation = await db.Operations.SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken) ?? throw Refusal.NotFound("operation");
        var service = await db.Services.AsNoTracking().SingleAsync(row => row.Id == operation.ServiceId, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var before = operation.Status.Word(operation.Failures).Label;
        operation.RestartNow(now);
        if (await db.StaffTasks.SingleOrDefaultAsync(row => row.OperationId == operation.Id, cancellationToken) is { } task)
            task.Withdraw("Withdrawn: the operation was restarted", actor.Value.Name, now);
        audit.Add("operation.restarted", $"{operation.Kind.Word()} of service {service.Number}", before, operation.Status.Word(operation.Failures).Label, operation.PartnerId);
        await unit.CommitAsync(cancellationToken);
        return Unit.Value;
    }
}
