using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;
using Unit = MediatR.Unit;

namespace Portal.App.Provisioning;

/// <summary>Hands a task to a member of its department, or to another department, where anybody can take it.</summary>
/// <param name="To">Null: nobody in particular.</param>
[Staff]
public sealed record HandOverTask(string Number, Id<Department> Department, Guid? To) : IRequest<Unit>;

public sealed class HandOverTaskHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<HandOverTask, Unit>
{
    public async Task<Unit> Handle(HandOverTask request, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginAsync(await db.OperationOfTaskAsync(request.Number, cancellationToken), cancellationToken);
        var task = await db.TaskAsync(actor.Value, request.Number, cancellationToken);
        var department = await db.Departments.SingleOrDefaultAsync(row => row.Id == request.Department, cancellationToken)
            ?? throw new Refusal("task.department", "This department is gone. Choose another one.", "Department");
        var moves = department.Id != task.DepartmentId;
        if (!moves && request.To is null)
            throw new Refusal("task.hand-over", "Choose a colleague, or another department.", "To");
        var now = clock.GetUtcNow().UtcDateTime;
        if (moves)
            task.HandOver(department, actor.Value.Name, now);
        if (request.To is { } to)
            task.Assign(to, await NameAsync(department, to, cancellationToken), actor.Value.Name, now);
        await unit.CommitAsync(cancellationToken);
        return Unit.Value;
    }

    private async Task<string> NameAsync(Department department, Guid to, CancellationToken cancellation) => department.Members.Contains(to) || to == actor.Value.UserId
        ? (await db.StaffLoginsAsync(cancellation)).Find(person => person.Id == to)?.Name ?? throw NoMember(department)
        : throw NoMember(department);

    private static Refusal NoMember(Department department) => new("task.member", $"That person is not in {department.Name}. Choose one of its members.", "To");
}
