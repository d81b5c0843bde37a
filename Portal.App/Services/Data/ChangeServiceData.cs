using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.App.Services;

/// <summary>
/// Changes the data of a service that is set up. Its module, or staff, carry the change out first; the service shows the new data
/// when that is done. Where nothing is set up by modules the change holds at once.
/// </summary>
[Customer, Staff]
public sealed record ChangeServiceData(string Number, IReadOnlyList<ParameterValue> Values) : IRequest<ChangeServiceDataAnswer>;

/// <param name="IsUnderWay">The change is carried out by a module or by staff; otherwise it holds already.</param>
public sealed record ChangeServiceDataAnswer(bool IsUnderWay);

public sealed class ChangeServiceDataHandler(PortalDb db, CurrentActor actor, AuditTrail audit, TimeProvider clock) : IRequestHandler<ChangeServiceData, ChangeServiceDataAnswer>
{
    public async Task<ChangeServiceDataAnswer> Handle(ChangeServiceData request, CancellationToken cancellationToken)
    {
        var (begun, service) = await db.ChangeServiceAsync(actor.Value, request.Number, cancellationToken);
        await using var unit = begun;
        if (!OperationKind.Change.FitsTo(service.Status))
            throw new Refusal("service.not-active", "The data of this service can be changed once it is active.");
        if (await db.Operations.AnyAsync(row => row.OpenServiceId == service.Id, cancellationToken))
            throw new Refusal("operation.open", "Something is being done on this service already. Change its data when that is finished; what you typed is still here.");
        var values = service.Offer(request.Values);
        if (values.ToHashSet().SetEquals(service.Values))
            throw new Refusal("service.unchanged", "Nothing is different from what the service has.");
        var now = clock.GetUtcNow().UtcDateTime;
        db.Operations.Add(service.NeedsSetup
            ? new Operation(service, OperationKind.Change, values, actor.Value.Name, now, now)
            : Operation.DoneAtOnce(service, OperationKind.Change, values, actor.Value.Name, now));
        audit.Add("service.change-asked", $"Service {service.Number}", "", "Other data", service.PartnerId);
        await unit.CommitAsync(cancellationToken);
        return new(service.NeedsSetup);
    }
}
