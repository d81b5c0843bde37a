using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Provisioning;

/// <summary>Tasks of the reader's departments.</summary>
public sealed class TaskHits(PortalDb db, CurrentActor actor) : ISearchHits
{
    public SearchKind Kind => SearchKind.StaffTask;

    public async Task<IReadOnlyDictionary<Guid, SearchHit>> OfAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var wanted = ids.Select(id => new Id<StaffTask>(id)).ToList();
        var departments = (await db.DepartmentsOfAsync(actor.Value, cancellation)).Select(department => department.Id).ToList();
        return await db.StaffTasks.Where(row => wanted.Contains(row.Id) && departments.Contains(row.DepartmentId)).Select(row => new { row.Id, row.Number, row.Reason })
            .ToDictionaryAsync(row => row.Id.Value, row => new SearchHit("Tasks", "check-circle", row.Number, row.Reason, $"/admin/tasks/{row.Number}"), cancellation);
    }
}
