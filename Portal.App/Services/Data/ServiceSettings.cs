using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.App.Services;

/// <summary>What a service needs to be set up, as far as its customer fills it in, and whether that can be done now.</summary>
[Customer, Staff]
public sealed record ServiceSettings(string Number) : IRequest<ServiceSettingsAnswer>;

/// <summary>Configure: before it is set up. Change: through an operation on the running service. Busy: an operation is under way. Closed: at no time.</summary>
public enum SettingsUse { Configure, Change, Busy, Closed }

/// <param name="Missing">By name.</param>
/// <param name="Waiting">How many other services of the order wait for data as well.</param>
/// <param name="Runs">It is set up by modules or through tasks, so that a change takes a while.</param>
public sealed record ServiceSettingsAnswer(
    string Number, Id<Customer> CustomerId, bool IsOwn, string Name, string OrderNumber, ServiceStatus Status, SettingsUse Use, SettingsForm Form,
    IReadOnlyList<Parameter> Parameters, IReadOnlyList<AddOnPick> Picks, IReadOnlyList<ParameterValue> Values, IReadOnlyList<string> Missing, int Waiting, bool Runs);

public sealed class ServiceSettingsHandler(PortalDb db, CurrentActor actor) : IRequestHandler<ServiceSettings, ServiceSettingsAnswer>
{
    public async Task<ServiceSettingsAnswer> Handle(ServiceSettings request, CancellationToken cancellationToken)
    {
        var service = await db.ServiceAsync(actor.Value, request.Number, cancellationToken);
        var order = await db.Orders.Where(row => row.Id == service.OrderId).Select(row => row.Number).SingleAsync(cancellationToken);
        var isBusy = await db.Operations.AnyAsync(operation => operation.OpenServiceId == service.Id, cancellationToken);
        var waiting = await db.UnconfiguredAsync([service.OrderId], cancellationToken);
        return new(
            service.Number, service.CustomerId, actor.Value.CustomerId == service.CustomerId, service.Name, order, service.Status, Use(service.Status, isBusy), service.SettingsForm,
            [.. service.Parameters.Where(parameter => parameter.From == ParameterSource.Customer)], service.Picks, service.Values,
            [.. service.Missing.Select(parameter => parameter.Name)], waiting.Count(other => other.Id != service.Id), service.NeedsSetup);
    }

    private static SettingsUse Use(ServiceStatus status, bool isBusy) => status switch
    {
        ServiceStatus.Pending or ServiceStatus.ConfigurationRequired => SettingsUse.Configure,
        ServiceStatus.InProgress => SettingsUse.Busy,
        ServiceStatus.Active or ServiceStatus.Suspended => isBusy ? SettingsUse.Busy : SettingsUse.Change,
        ServiceStatus.Ended or ServiceStatus.Rejected => SettingsUse.Closed,
    };
}
