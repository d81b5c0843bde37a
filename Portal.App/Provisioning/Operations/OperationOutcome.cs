using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Infrastructure;
using Portal.Infrastructure.Provisioning;

namespace Portal.App.Provisioning;

/// <summary>Records what a module answered, with everything that follows, in one transaction; a worker that lost its lease records nothing.</summary>
public sealed class OperationOutcome(PortalDb db, CarriedOut carriedOut, TaskDesk tasks, TimeProvider clock)
{
    public async Task RecordAsync(OperationClaim claim, ModuleAnswer answer, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        await using (var unit = await db.BeginAsync(claim.Id, cancellation))
        {
            var operation = await db.Operations.SingleAsync(row => row.Id == claim.Id, cancellation);
            if (!operation.IsHeldBy(claim.Lease))
                return;
            var service = await db.Services.SingleAsync(row => row.Id == operation.ServiceId, cancellation);
            var now = clock.GetUtcNow().UtcDateTime;
            if (answer.State == ModuleState.Done && Fault(service, answer) is not { } fault)
            {
                await carriedOut.RecordAsync(operation, service, claim.Module.Id, Values(answer), now, cancellation);
                operation.Succeed(answer.Message, now);
            }
            else
                await FailAsync(unit, operation, service, answer.State == ModuleState.Done ? Fault(service, answer)! : answer.Message, now, cancellation);
            await unit.CommitAsync(cancellation);
        }
        await RememberAsync(claim.Module, answer.State == ModuleState.Done, cancellation);
    }

    /// <summary>Not decided: back into the queue, with the attempt left open, so that the next worker asks the module first.</summary>
    public async Task HandBackAsync(OperationClaim claim, DateTime next, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        await using var unit = await db.BeginAsync(claim.Id, cancellation);
        var operation = await db.Operations.SingleAsync(row => row.Id == claim.Id, cancellation);
        if (!operation.IsHeldBy(claim.Lease))
            return;
        operation.HandBack(next);
        await unit.CommitAsync(cancellation);
    }

    private async Task FailAsync(UnitOfWork unit, Operation operation, Service service, string error, DateTime now, CancellationToken cancellation)
    {
        var rule = await db.RetryRuleAsync(operation.Kind, cancellation);
        if (operation.Fail(error, rule, now))
            await tasks.OpenAsync(unit, operation, service, $"Failed {operation.Failures} times. The last error: {error}", now, cancellation);
    }

    /// <summary>What a module says it did is checked like what people type.</summary>
    private static string? Fault(Service service, ModuleAnswer answer)
    {
        try
        {
            ParameterForm.Read(service.Parameters, service.Picks, Values(answer), [], ParameterSource.Setup);
            return null;
        }
        catch (Refusal wrong)
        {
            return $"It answered with a value that does not fit “{wrong.Field}”: {wrong.Message}";
        }
    }

    private static IEnumerable<ParameterValue> Values(ModuleAnswer answer) => answer.Values.Select(value => new ParameterValue(value.Key, value.Value));

    /// <summary>Decides who is asked first from now on. Written only when it changes, and without a version: it is a hint, not a fact.</summary>
    private async Task RememberAsync(ProcessingModule module, bool well, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (well ? module.LastErrorAt is null : module.HasErrorsAt(now))
            return;
        DateTime? at = well ? null : now;
        using (await db.Gate.EnterAsync(cancellation))
            await db.Modules.Where(row => row.Id == module.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastErrorAt, at), cancellation);
    }
}
