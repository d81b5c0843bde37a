using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Ordering;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Infrastructure;
using Portal.Infrastructure.Identity;

namespace Portal.App.Provisioning;

/// <summary>A task with what whoever does it needs to know and to fill in.</summary>
[Staff]
public sealed record TaskDetails(string Number) : IRequest<TaskDetailsAnswer>;

/// <param name="Values">What is known of the service: of a change the new data.</param>
/// <param name="Before">Of a change: the data as it is now.</param>
/// <param name="Results">What is filled in here.</param>
/// <param name="LeadsTo">The status that the service gets; null when it stays.</param>
/// <param name="People">Who can be handed a task, by department.</param>
public sealed record TaskDetailsAnswer(
    Id<StaffTask> Id, string Number, Id<Operation> OperationId, OperationKind Kind, StaffTaskStatus Status, bool IsMine, string AssigneeName, string Reason,
    Id<Department> DepartmentId, IReadOnlyList<DepartmentPeople> People, IReadOnlyList<TaskNote> Notes, DateTime CreatedAt, DateTime? ClosedAt, string ClosedBy,
    string ServiceNumber, string ServiceName, ServiceStatus ServiceStatus, ServiceStatus? LeadsTo, string InternalName, IReadOnlyList<OrderedAddOn> AddOns,
    IReadOnlyList<Parameter> Parameters, IReadOnlyList<ParameterValue> Values, IReadOnlyList<ParameterValue> Before, IReadOnlyList<Parameter> Results,
    Id<Domain.Customers.Customer> CustomerId, string CustomerNumber, string CustomerName);

public sealed record DepartmentPeople(Id<Department> Id, string Name, IReadOnlyList<PersonChoice> People);

public sealed record PersonChoice(Guid Id, string Name);

public sealed class TaskDetailsHandler(PortalDb db, CurrentActor actor) : IRequestHandler<TaskDetails, TaskDetailsAnswer>
{
    public async Task<TaskDetailsAnswer> Handle(TaskDetails request, CancellationToken cancellationToken)
    {
        var task = await db.TaskAsync(actor.Value, request.Number, cancellationToken);
        var service = await db.Services.AsNoTracking().SingleAsync(row => row.Id == task.ServiceId, cancellationToken);
        var operation = await db.Operations.AsNoTracking().SingleAsync(row => row.Id == task.OperationId, cancellationToken);
        var customer = await db.Customers.AsNoTracking().SingleAsync(row => row.Id == task.CustomerId, cancellationToken);
        return new(
            task.Id, task.Number, operation.Id, task.Kind, task.Status, task.AssigneeId is { } assignee && assignee == actor.Value.UserId, task.AssigneeName, task.Reason,
            task.DepartmentId, await PeopleAsync(cancellationToken), [.. task.Notes.Reverse()], task.CreatedAt, task.ClosedAt, task.ClosedBy,
            service.Number, service.Name, service.Status, task.Kind.LeadsTo(), service.InternalName, service.AddOns,
            [.. service.Parameters.Where(parameter => parameter.From == ParameterSource.Customer)], operation.Values ?? service.Values, operation.Values is null ? [] : service.Values,
            task.Kind.Results(service), customer.Id, customer.Number, customer.Name);
    }

    private async Task<IReadOnlyList<DepartmentPeople>> PeopleAsync(CancellationToken cancellation)
    {
        var staff = (await db.StaffLoginsAsync(cancellation)).ToDictionary(person => person.Id);
        var departments = await db.Departments.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellation);
        return [.. departments.Select(row => new DepartmentPeople(
            row.Id, row.Name, [.. row.Members.Where(staff.ContainsKey).Select(member => staff[member]).OrderBy(person => person.Name, StringComparer.CurrentCulture)]))];
    }
}

internal static class TaskResults
{
    /// <summary>What staff fill in when they did it: after setting up and after a change, not when a service is stopped or ended.</summary>
    public static IReadOnlyList<Parameter> Results(this OperationKind kind, Service service) => kind is OperationKind.SetUp or OperationKind.Change
        ? [.. service.Parameters.Where(parameter => parameter.From == ParameterSource.Setup)]
        : [];

    /// <summary>Everybody who can be a member of a department.</summary>
    public static Task<List<PersonChoice>> StaffLoginsAsync(this PortalDb db, CancellationToken cancellation) => db.Users
        .Where(user => user.Role == PortalRole.Staff || user.Role == PortalRole.Administrator)
        .OrderBy(user => user.DisplayName).Select(user => new PersonChoice(user.Id, user.DisplayName)).ToListAsync(cancellation);
}
