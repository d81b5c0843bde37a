using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;
using Unit = MediatR.Unit;

namespace Portal.App.Provisioning;

/// <summary>Renames a department and says who shares its tasks.</summary>
/// <param name="Version">As read with the form: whoever saved in between is not overwritten.</param>
[Administrator]
public sealed record EditDepartment(Id<Department> Id, int Version, string Name, IReadOnlyList<Guid> Members) : IRequest<Unit>;

public sealed class EditDepartmentHandler(PortalDb db, AuditTrail audit) : IRequestHandler<EditDepartment, Unit>
{
    public async Task<Unit> Handle(EditDepartment request, CancellationToken cancellationToken)
    {
        var department = await db.Departments.SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken) ?? throw Refusal.NotFound("department");
        if (department.Version != request.Version)
            throw new Refusal(Refusal.Stale, "Somebody else changed this department while you were editing it. What you typed is still here, nothing was overwritten.");
        var before = await db.WordsAsync(department, cancellationToken);
        department.Rename(request.Name);
        await db.RefuseTakenNameAsync(department, cancellationToken);
        department.Have((await db.MembersAsync(request.Members, cancellationToken)).Select(person => person.Id));
        var after = await db.WordsAsync(department, cancellationToken);
        if (before != after)
            audit.Add("department.changed", $"Department {department.Name}", before, after, null);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
