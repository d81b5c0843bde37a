using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Kit;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Provisioning;

/// <summary>ToDo: what nobody took yet and what the reader has in work. Mine: what the reader has in work.</summary>
public enum TaskFilter { ToDo, Mine, Opened, InWork, Closed }

/// <summary>The list <b>Tasks</b>: those of the reader's departments, for administrators all. What waits longest is on top, of closed ones the latest.</summary>
[Staff]
public sealed record TaskList(TaskFilter Filter, Id<Department>? Department, ListCursor At, string? Search = null) : IRequest<TaskListAnswer>;

/// <param name="Counts">Up to <see cref="Counted.Most"/>; none of closed ones.</param>
/// <param name="Departments">Those whose tasks the reader sees.</param>
public sealed record TaskListAnswer(ListPage<TaskRow> Page, IReadOnlyDictionary<TaskFilter, int> Counts, IReadOnlyList<DepartmentChoice> Departments);

public sealed record DepartmentChoice(Id<Department> Id, string Name);

public sealed record TaskRow(
    Id<StaffTask> Id, string Number, OperationKind Kind, StaffTaskStatus Status, string ServiceNumber, string ServiceName, string CustomerNumber, string CustomerName,
    string Department, string AssigneeName, string Reason, DateTime CreatedAt, DateTime? ClosedAt);

public sealed class TaskListHandler(PortalDb db, CurrentActor actor) : IRequestHandler<TaskList, TaskListAnswer>
{
    public async Task<TaskListAnswer> Handle(TaskList request, CancellationToken cancellationToken)
    {
        var departments = await db.DepartmentsOfAsync(actor.Value, cancellationToken);
        var ids = departments.Select(department => department.Id).Where(id => request.Department is not { } only || id == only).ToList();
        var tasks = db.StaffTasks.AsNoTracking().Where(task => ids.Contains(task.DepartmentId));
        var me = actor.Value.UserId ?? Guid.Empty;
        var shown = tasks.Of(request.Filter, me);
        var newestFirst = request.Filter == TaskFilter.Closed;
        var found = newestFirst ? await shown.BesideAsync(db, actor.Value, SearchKind.StaffTask, request.Search, request.At, cancellationToken) : null;
        var rows = await (
            from task in found?.Rows ?? (await shown.MatchingAsync(db, actor.Value, SearchKind.StaffTask, request.Search, cancellationToken)).BesideOldestFirst(request.At)
            join service in db.Services on task.ServiceId equals service.Id
            join customer in db.Customers on task.CustomerId equals customer.Id
            join department in db.Departments on task.DepartmentId equals department.Id
            select new TaskRow(
                task.Id, task.Number, task.Kind, task.Status, service.Number, service.Name, customer.Number, customer.Name, department.Name, task.AssigneeName, task.Reason,
                task.CreatedAt, task.ClosedAt)).ToListAsync(cancellationToken);
        var counts = new Dictionary<TaskFilter, int>();
        foreach (var filter in Enum.GetValues<TaskFilter>().Where(filter => filter != TaskFilter.Closed))
            counts[filter] = await tasks.Of(filter, me).CountUpToMostAsync(cancellationToken);
        return new(
            found?.Page(rows, row => row.Id.ToString()) ?? ListPage.OldestFirst(rows, request.At, row => row.Id.ToString()),
            counts, [.. departments.Select(department => new DepartmentChoice(department.Id, department.Name))]);
    }
}

internal static class Tasks
{
    /// <summary>How many tasks the actor can take or has in work, up to <see cref="Counted.Most"/>.</summary>
    public static async Task<int> TasksToDoAsync(this PortalDb db, Actor actor, CancellationToken cancellation)
    {
        var ids = (await db.DepartmentsOfAsync(actor, cancellation)).Select(department => department.Id).ToList();
        return await db.StaffTasks.Where(task => ids.Contains(task.DepartmentId)).Of(TaskFilter.ToDo, actor.UserId ?? Guid.Empty).CountUpToMostAsync(cancellation);
    }

    public static IQueryable<StaffTask> Of(this IQueryable<StaffTask> tasks, TaskFilter filter, Guid me) => filter switch
    {
        TaskFilter.ToDo => tasks.Where(task => task.Status == StaffTaskStatus.Opened || (task.Status == StaffTaskStatus.InWork && task.AssigneeId == me)),
        TaskFilter.Mine => tasks.Where(task => task.Status == StaffTaskStatus.InWork && task.AssigneeId == me),
        TaskFilter.Opened => tasks.Where(task => task.Status == StaffTaskStatus.Opened),
        TaskFilter.InWork => tasks.Where(task => task.Status == StaffTaskStatus.InWork),
        TaskFilter.Closed => tasks.Where(task => task.Status == StaffTaskStatus.Closed),
    };
}
