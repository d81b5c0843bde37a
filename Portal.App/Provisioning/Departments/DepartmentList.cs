using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Kit;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;

namespace Portal.App.Provisioning;

/// <summary>All departments with their members, and who can be one.</summary>
[Staff]
public sealed record DepartmentList : IRequest<DepartmentListAnswer>;

public sealed record DepartmentListAnswer(IReadOnlyList<DepartmentRow> Rows, IReadOnlyList<PersonChoice> Staff);

/// <param name="OpenTasks">Up to <see cref="Counted.Most"/>.</param>
public sealed record DepartmentRow(Id<Department> Id, string Name, int Version, IReadOnlyList<PersonChoice> Members, int OpenTasks, IReadOnlyList<string> Modules);

public sealed class DepartmentListHandler(PortalDb db) : IRequestHandler<DepartmentList, DepartmentListAnswer>
{
    public async Task<DepartmentListAnswer> Handle(DepartmentList request, CancellationToken cancellationToken)
    {
        var staff = await db.StaffLoginsAsync(cancellationToken);
        var modules = await db.Modules.OrderBy(row => row.Name).Select(row => new { row.DepartmentId, row.Name }).ToListAsync(cancellationToken);
        var rows = new List<DepartmentRow>();
        foreach (var row in await db.Departments.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellationToken))
            rows.Add(new(
                row.Id, row.Name, row.Version, [.. staff.Where(person => row.Members.Contains(person.Id))],
                await db.StaffTasks.Where(task => task.DepartmentId == row.Id && task.Status != StaffTaskStatus.Closed).CountUpToMostAsync(cancellationToken),
                [.. modules.Where(module => module.DepartmentId == row.Id).Select(module => module.Name)]));
        return new(rows, staff);
    }
}
