using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;

namespace Portal.App.Provisioning;

/// <summary>Whose tasks somebody sees: staff those of their departments, administrators all (SPEC 7).</summary>
internal static class DepartmentAccess
{
    /// <summary>The departments whose tasks are the actor's to see, by name. There are few, so their members are looked through here.</summary>
    public static async Task<IReadOnlyList<Department>> DepartmentsOfAsync(this PortalDb db, Actor actor, CancellationToken cancellation)
    {
        var all = await db.Departments.AsNoTracking().OrderBy(department => department.Name).ToListAsync(cancellation);
        return actor.Kind switch
        {
            ActorKind.Administrator or ActorKind.System => all,
            ActorKind.Staff => [.. all.Where(department => actor.UserId is { } user && department.Members.Contains(user))],
            ActorKind.Visitor or ActorKind.Customer or ActorKind.Partner => [],
        };
    }

    /// <summary>The task of that number, tracked.</summary>
    /// <exception cref="Refusal">There is none, or it belongs to a department of others: both read the same.</exception>
    public static async Task<StaffTask> TaskAsync(this PortalDb db, Actor actor, string number, CancellationToken cancellation)
    {
        var task = await db.StaffTasks.SingleOrDefaultAsync(row => row.Number == number, cancellation) ?? throw Refusal.NotFound("task");
        var own = await db.DepartmentsOfAsync(actor, cancellation);
        return own.Any(department => department.Id == task.DepartmentId) ? task : throw Refusal.NotFound("task");
    }

    /// <summary>Which operation a task stands for, to take turns on it; whoever may not see the task learns nothing.</summary>
    public static async Task<Id<Operation>> OperationOfTaskAsync(this PortalDb db, string number, CancellationToken cancellation) =>
        await db.StaffTasks.Where(row => row.Number == number).Select(row => (Id<Operation>?)row.OperationId).SingleOrDefaultAsync(cancellation) ?? throw Refusal.NotFound("task");
}
