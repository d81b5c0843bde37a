using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.App.Provisioning;

/// <summary>
/// <b>Suspend</b>, <b>Resume</b>, <b>Change parameters</b> and <b>Delete</b> of a service. Where a module set it up, that becomes an
/// operation; otherwise the service changes at once. A service has one open operation at most: the database holds that (SPEC 7).
/// </summary>
/// <param name="Values">The customer's new data; of a change only.</param>
[Staff]
public sealed record RequestOperation(string ServiceNumber, OperationKind Kind, IReadOnlyList<ParameterValue>? Values = null) : IRequest<RequestOperationAnswer>;

/// <param name="Operation">Null when it was done at once.</param>
public sealed record RequestOperationAnswer(Id<Operation>? Operation, ServiceStatus Status);

public sealed class RequestOperationHandler(PortalDb db, CurrentActor actor, AuditTrail audit, TimeProvider clock) : IRequestHandler<RequestOperation, RequestOperationAnswer>
{
    public async Task<RequestOperationAnswer> Handle(RequestOperation request, CancellationToken cancellationToken)
    {
        var id = await db.Services.Where(row => row.Number == request.ServiceNumber).Select(row => (Id<Service>?)row.Id).SingleOrDefaultAsync(cancellationToken)
            ?? throw Refusal.NotFound("service");
        await using var unit = await db.BeginAsync(id, cancellationToken);
        var service = await db.Services.SingleAsync(row => row.Id == id, cancellationToken);
        if (request.Kind == OperationKind.SetUp || !request.Kind.FitsTo(service.Status))
            throw new Refusal("service.operation", $"This service is {ServiceNow(service)}: “{request.Kind.Word()}” does not fit. Reload the page to see what does.");
        var now = clock.GetUtcNow().UtcDateTime;
        var touched = await FreeAsync(service, request.Kind, now, cancellationToken);
        var values = request.Kind == OperationKind.Change ? service.Offer(request.Values ?? []) : null;
        var before = service.Status;
        var operation = service.NeedsSetup && touched
            ? new Operation(service, request.Kind, values, actor.Value.Name, now, now)
            : Operation.DoneAtOnce(service, request.Kind, values, actor.Value.Name, now);
        db.Operations.Add(operation);
        audit.Add("service.operation", $"Service {service.Number}", before.ToString(),
            operation.IsOpen ? $"{request.Kind.Word()}: waits for a module" : $"{request.Kind.Word()}: {service.Status}", service.PartnerId);
        await unit.CommitAsync(cancellationToken);
        return new(operation.IsOpen ? operation.Id : null, service.Status);
    }

    /// <summary>Frees the service of its open operation: a setup that is no longer wanted is canceled, anything else has to end first.</summary>
    /// <returns>Whether anything of it may stand at a module's side.</returns>
    private async Task<bool> FreeAsync(Service service, OperationKind kind, DateTime now, CancellationToken cancellation)
    {
        if (await db.Operations.SingleOrDefaultAsync(row => row.OpenServiceId == service.Id, cancellation) is not { } open)
            return service.Status is ServiceStatus.Active or ServiceStatus.Suspended || await db.Operations.AnyAsync(row => row.ServiceId == service.Id, cancellation);
        if (kind != OperationKind.Delete || open.Kind != OperationKind.SetUp || open.Status == OperationStatus.Running)
            throw new Refusal("operation.open", $"“{open.Kind.Word()}” is under way for this service. Wait until it is done, or finish it under Current operations.");
        open.Cancel(now);
        if (await db.StaffTasks.SingleOrDefaultAsync(task => task.OperationId == open.Id, cancellation) is { } task)
            task.Withdraw("Withdrawn: the service is deleted", actor.Value.Name, now);
        // The unique key is free before the next operation takes it.
        await db.SaveChangesAsync(cancellation);
        return open.Attempts.Count > 0;
    }

    private static string ServiceNow(Service service) => Services.ServiceWords.Word(service.Status).Label.ToLowerInvariant();
}
