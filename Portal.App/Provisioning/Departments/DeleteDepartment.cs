using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;
using Unit = MediatR.Unit;

namespace Portal.App.Provisioning;

/// <summary>Deletes a department that nothing refers to. Its tasks, closed ones too, keep saying whose they were.</summary>
[Administrator]
public sealed record DeleteDepartment(Id<Department> Id) : IRequest<Unit>;

public sealed class DeleteDepartmentHandler(PortalDb db, AuditTrail audit) : IRequestHandler<DeleteDepartment, Unit>
{
    public async Task<Unit> Handle(DeleteDepartment request, CancellationToken cancellationToken)
    {
        await using var unit = await db.BeginAsync(request.Id, cancellationToken);
        var department = await db.Departments.SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken) ?? throw Refusal.NotFound("department");
        if (await db.Modules.Where(row => row.DepartmentId == department.Id).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken) is { } module)
            throw new Refusal("department.modules", $"The module {module} sends its tasks to {department.Name}. Give it another department first.");
        if (await db.StaffTasks.Where(row => row.DepartmentId == department.Id).OrderByDescending(row => row.Id).Select(row => row.Number).FirstOrDefaultAsync(cancellationToken) is { } task)
            throw new Refusal("department.tasks", $"{department.Name} has tasks, such as {task}, and they are kept. Rename it instead.");
        audit.Add("department.deleted", $"Department {department.Name}", await db.WordsAsync(department, cancellationToken), "", null);
        db.Departments.Remove(department);
        await unit.CommitAsync(cancellationToken);
        return Unit.Value;
    }
}
