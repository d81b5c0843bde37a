using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.App.Services;

/// <summary>
/// Fills in what a service waits for. When that was all, setting it up begins by itself, in the same transaction; nobody, staff
/// included, can begin it before (SPEC 6).
/// </summary>
[Customer, Staff]
public sealed record ConfigureService(string Number, IReadOnlyList<ParameterValue> Values) : IRequest<ConfigureServiceAnswer>;

/// <param name="Missing">What is still missing, by name.</param>
/// <param name="Next">The number of the next service of the order that waits for data; null when there is none.</param>
/// <param name="OrderIsPaid">Then the way leads to the list of orders, else on with the order itself.</param>
public sealed record ConfigureServiceAnswer(IReadOnlyList<string> Missing, string? Next, string OrderNumber, bool OrderIsPaid);

public sealed class ConfigureServiceHandler(PortalDb db, CurrentActor actor, AuditTrail audit, Announcer announcer, TimeProvider clock) : IRequestHandler<ConfigureService, ConfigureServiceAnswer>
{
    public async Task<ConfigureServiceAnswer> Handle(ConfigureService request, CancellationToken cancellationToken)
    {
        var (begun, service) = await db.ChangeServiceAsync(actor.Value, request.Number, cancellationToken);
        await using var unit = begun;
        var now = clock.GetUtcNow().UtcDateTime;
        service.Configure(request.Values);
        var partner = await db.Partners.SingleAsync(row => row.Id == service.PartnerId, cancellationToken);
        await announcer.TellAsync(new SetUpDue(service, partner, actor.Value.Name, now), cancellationToken);
        // Data may be personal: the log says that it was changed, not to what.
        audit.Add("service.configured", $"Service {service.Number}", "", service.Missing.Count == 0 ? "Complete" : $"Missing: {string.Join(", ", service.Missing.Select(parameter => parameter.Name))}", service.PartnerId);
        await unit.CommitAsync(cancellationToken);
        return await AnswerAsync(service, cancellationToken);
    }

    private async Task<ConfigureServiceAnswer> AnswerAsync(Service service, CancellationToken cancellation)
    {
        var order = await db.Orders.Where(row => row.Id == service.OrderId).Select(row => new { row.Number, row.Kind, row.Status }).SingleAsync(cancellation);
        var waiting = await db.UnconfiguredAsync([service.OrderId], cancellation);
        return new(
            [.. service.Missing.Select(parameter => parameter.Name)], waiting.Find(other => other.Id != service.Id)?.Number, order.Number,
            order.Kind == OrderKind.Paid && order.Status is OrderStatus.Paid or OrderStatus.Completed);
    }
}
