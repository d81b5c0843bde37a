using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;

namespace Portal.App.Provisioning;

/// <summary>What was and can be done with a service, for staff.</summary>
[Staff]
public sealed record OperationsOfService(string ServiceNumber) : IRequest<OperationsOfServiceAnswer>;

/// <param name="Fitting">What fits its status now; empty while an operation is under way, but for deleting what is not set up yet.</param>
/// <param name="Open">The operation that is under way.</param>
/// <param name="Rows">The latest operations.</param>
/// <param name="Parameters">What the customer filled in, to change it.</param>
public sealed record OperationsOfServiceAnswer(
    Id<Domain.Customers.Customer> CustomerId, string Name, string CustomerName, string CustomerNumber, bool ByModule, IReadOnlyList<OperationKind> Fitting, OperationRow? Open,
    IReadOnlyList<OperationRow> Rows, IReadOnlyList<Parameter> Parameters, IReadOnlyList<ParameterValue> Values, IReadOnlyList<AddOnPick> Picks);

public sealed class OperationsOfServiceHandler(PortalDb db) : IRequestHandler<OperationsOfService, OperationsOfServiceAnswer>
{
    private const int Latest = 20;

    public async Task<OperationsOfServiceAnswer> Handle(OperationsOfService request, CancellationToken cancellationToken)
    {
        var service = await db.Services.AsNoTracking().SingleOrDefaultAsync(row => row.Number == request.ServiceNumber, cancellationToken) ?? throw Refusal.NotFound("service");
        var customer = await db.Customers.Where(row => row.Id == service.CustomerId).Select(row => new { row.Name, row.Number }).SingleAsync(cancellationToken);
        var rows = await db.Operations.Where(row => row.ServiceId == service.Id).OrderByDescending(row => row.Id).Take(Latest).RowsAsync(db, cancellationToken);
        var open = rows.Find(row => row.Status is OperationStatus.Waiting or OperationStatus.Running or OperationStatus.Manual);
        var parameters = service.Parameters.Where(parameter => parameter.From == ParameterSource.Customer).ToList();
        return new(
            service.CustomerId, service.Name, customer.Name, customer.Number, service.NeedsSetup,
            [.. Enum.GetValues<OperationKind>().Where(kind => kind != OperationKind.SetUp && kind.FitsTo(service.Status) && (kind != OperationKind.Change || parameters.Count > 0))
                .Where(kind => open is null || (kind == OperationKind.Delete && open.Kind == OperationKind.SetUp && open.Status != OperationStatus.Running))],
            open, rows, parameters, service.Values, service.Picks);
    }
}
