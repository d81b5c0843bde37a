using MediatR;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;
using Unit = MediatR.Unit;

namespace Portal.App.Provisioning;

/// <summary><b>Assign to me</b>. Of two who press it at the same moment one has the task, and the other reads who.</summary>
[Staff]
public sealed record AssignTask(string Number) : IRequest<Unit>;

public sealed class AssignTaskHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<AssignTask, Unit>
{
    public async Task<Unit> Handle(AssignTask request, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginAsync(await db.OperationOfTaskAsync(request.Number, cancellationToken), cancellationToken);
        var task = await db.TaskAsync(actor.Value, request.Number, cancellationToken);
        var me = actor.Value.UserId ?? throw new InvalidOperationException("Staff are logged in.");
        if (task.Status == StaffTaskStatus.InWork && task.AssigneeId != me)
            throw new Refusal("task.taken", $"{task.AssigneeName} took this task meanwhile. Hand it over to yourself if you agreed on that.");
        task.Assign(me, actor.Value.Name, actor.Value.Name, clock.GetUtcNow().UtcDateTime);
        await unit.CommitAsync(cancellationToken);
        return Unit.Value;
    }
}
