using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;

namespace Portal.App.Provisioning;

/// <summary>One operation with its error log: what each try was like.</summary>
[Staff]
public sealed record OperationDetails(Id<Operation> Id) : IRequest<OperationDetailsAnswer>;

/// <param name="Attempts">The latest first.</param>
/// <param name="MostFailures">After so many failures automatic restarts stop.</param>
/// <param name="Task">The task that stands for it; its page is for those of its department.</param>
public sealed record OperationDetailsAnswer(
    OperationRow Row, string RequestedBy, int EveryMinutes, int MostFailures, IReadOnlyList<OperationAttempt> Attempts, TaskOfOperation? Task);

public sealed record TaskOfOperation(string Number, StaffTaskStatus Status, string Department, bool MaySee);

public sealed class OperationDetailsHandler(PortalDb db, CurrentActor actor) : IRequestHandler<OperationDetails, OperationDetailsAnswer>
{
    public async Task<OperationDetailsAnswer> Handle(OperationDetails request, CancellationToken cancellationToken)
    {
        var query = db.Operations.AsNoTracking().Where(row => row.Id == request.Id);
        if ((await query.RowsAsync(db, cancellationToken)) is not [var row])
            throw Refusal.NotFound("operation");
        var operation = await query.SingleAsync(cancellationToken);
        var rule = await db.RetryRuleAsync(operation.Kind, cancellationToken);
        var task = await db.StaffTasks.AsNoTracking().SingleOrDefaultAsync(known => known.OperationId == operation.Id, cancellationToken);
        var own = await db.DepartmentsOfAsync(actor.Value, cancellationToken);
        var department = task is null ? "" : await db.Departments.Where(known => known.Id == task.DepartmentId).Select(known => known.Name).SingleAsync(cancellationToken);
        return new(
            row, operation.RequestedBy, rule.EveryMinutes, rule.MostFailures, [.. operation.Attempts.Reverse()],
            task is null ? null : new(task.Number, task.Status, department, own.Any(known => known.Id == task.DepartmentId)));
    }
}
