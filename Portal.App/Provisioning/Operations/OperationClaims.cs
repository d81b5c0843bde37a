using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Infrastructure;
using Portal.Infrastructure.Provisioning;

namespace Portal.App.Provisioning;

/// <summary>Takes operations for a worker: atomically, with the module that carries it out, within the module's parallel limit on all nodes together.</summary>
public sealed class OperationClaims(PortalDb db, TaskDesk tasks, TimeProvider clock)
{
    private static readonly TimeSpan UntilRoom = TimeSpan.FromSeconds(2);

    /// <returns>Null when there is nothing to call: taken by another, not due, no module free, or made a task.</returns>
    public async Task<OperationClaim?> TakeAsync(Id<Operation> id, TimeSpan lease, CancellationToken cancellation)
    {
        await using var unit = await db.BeginAsync(Turns.Operations, cancellation);
        var now = clock.GetUtcNow().UtcDateTime;
        var operation = await db.Operations.SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (operation is null || !operation.IsDue(now))
            return null;
        // Whoever had it is gone: nobody holds it until one module is chosen.
        operation.HandBack(now);
        var service = await db.Services.SingleAsync(row => row.Id == operation.ServiceId, cancellation);
        var claim = await ClaimAsync(unit, operation, service, lease, now, cancellation);
        await unit.CommitAsync(cancellation);
        return claim;
    }

    private async Task<OperationClaim?> ClaimAsync(UnitOfWork unit, Operation operation, Service service, TimeSpan lease, DateTime now, CancellationToken cancellation)
    {
        if (!operation.Kind.FitsTo(service.Status))
        {
            // Turned down or ended meanwhile: there is nothing to do any more.
            operation.Cancel(now);
            return null;
        }
        var modules = await ModulesAsync(operation, service, cancellation);
        if (modules.Count == 0)
            return await ByHandAsync(unit, operation, service, "No processing module is there for it.", now, cancellation);
        if (ModuleChoice.Of(await db.CandidatesAsync(modules, service, now, cancellation)) is not { } chosen)
        {
            operation.HandBack(now + UntilRoom);
            return null;
        }
        var module = modules.Single(row => row.Id == chosen.Id);
        if (module.Kind == ModuleKind.Manual)
            return await ByHandAsync(unit, operation, service, $"{module.Name}: done by hand.", now, cancellation);
        var askFirst = operation.ModuleId == module.Id;
        var holder = Guid.CreateVersion7(clock.GetUtcNow());
        operation.Take(holder, lease, now);
        operation.Begin(module, now);
        return new(operation.Id, holder, module, await CallAsync(operation, service, cancellation), askFirst);
    }

    /// <summary>
    /// A module that was called keeps the operation while it is there: only it can say what became of the call, and another one might do it a second time.
    /// </summary>
    private async Task<List<ProcessingModule>> ModulesAsync(Operation operation, Service service, CancellationToken cancellation)
    {
        var modules = await db.ModulesForAsync(service, cancellation);
        return modules.Find(module => module.Id == operation.ModuleId) is { } called ? [called] : modules;
    }

    private async Task<OperationClaim?> ByHandAsync(UnitOfWork unit, Operation operation, Service service, string reason, DateTime now, CancellationToken cancellation)
    {
        operation.GoManual();
        await tasks.OpenAsync(unit, operation, service, reason, now, cancellation);
        return null;
    }

    private async Task<ModuleCall> CallAsync(Operation operation, Service service, CancellationToken cancellation)
    {
        var customer = await db.Customers.Where(row => row.Id == service.CustomerId).Select(row => row.Number).SingleAsync(cancellation);
        var values = (operation.Values ?? service.Values).ToDictionary(value => value.Code, value => value.Value);
        return new(operation.Kind, operation.IdempotencyKey, service.Number, service.InternalName, customer, service.Picks, values);
    }
}
