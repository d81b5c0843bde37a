using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.App.Provisioning;

/// <summary>Opens the one task that stands for an operation which no module carries out (SPEC 7).</summary>
public sealed class TaskDesk(PortalDb db)
{
    private const string FirstDepartment = "Provisioning";
    private const int LongestReason = 1000;

    /// <summary>Opens the operation's task, or the one that it has already, again.</summary>
    /// <param name="reason">Why a person has to do it, in a sentence.</param>
    public async Task<StaffTask> OpenAsync(UnitOfWork unit, Operation operation, Service service, string reason, DateTime now, CancellationToken cancellation)
    {
        // What a module said may be long; the whole of it stands in the error log.
        if (reason.Length > LongestReason)
            reason = string.Concat(reason.AsSpan(0, LongestReason), " …");
        if (await db.StaffTasks.SingleOrDefaultAsync(task => task.OperationId == operation.Id, cancellation) is { } known)
        {
            known.Reopen(reason, now);
            return known;
        }
        var department = await DepartmentAsync(operation, service, cancellation);
        var task = new StaffTask(await unit.NextNumberAsync(NumberSeries.Task, cancellation), operation, department, reason, now);
        db.StaffTasks.Add(task);
        return task;
    }

    /// <summary>That of the module of the last try, else of the module that would be asked first, else the first one there is.</summary>
    private async Task<Id<Department>> DepartmentAsync(Operation operation, Service service, CancellationToken cancellation)
    {
        var modules = await db.Modules.AsNoTracking().ToListAsync(cancellation);
        var last = modules.Find(module => module.Id == operation.ModuleId)
            ?? modules.Where(module => module.Enabled && module.Links.Any(link => link.ProductId == service.ProductId))
                .OrderByDescending(module => module.Priority).ThenBy(module => module.Id.Value).FirstOrDefault();
        if (last is not null)
            return last.DepartmentId;
        if (await db.Departments.OrderBy(row => row.Id).Select(row => (Id<Department>?)row.Id).FirstOrDefaultAsync(cancellation) is { } first)
            return first;
        // A task without a department would be nobody's: administrators find it in this one.
        var made = new Department(FirstDepartment);
        db.Departments.Add(made);
        return made.Id;
    }
}
