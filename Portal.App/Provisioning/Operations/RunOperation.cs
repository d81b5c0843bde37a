using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Infrastructure;
using Portal.Infrastructure.Provisioning;

namespace Portal.App.Provisioning;

/// <summary>
/// One try of an operation: taken in one transaction, carried out by the module outside of any, recorded in another (SPEC 7). Sent by
/// several workers at once, one of them takes it; one that dies in the middle leaves an open attempt, and the next asks the module first.
/// </summary>
[SystemOnly]
public sealed record RunOperation(Id<Operation> Id) : IRequest<bool>;

public sealed class RunOperationHandler(OperationClaims claims, OperationOutcome outcome, ModuleCalls calls, IServiceScopeFactory scopes, PortalOptions portal, TimeProvider clock) : IRequestHandler<RunOperation, bool>
{
    /// <summary>A module that says it is at it is asked again after this long.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(15);

    public async Task<bool> Handle(RunOperation request, CancellationToken cancellationToken)
    {
        if (await claims.TakeAsync(request.Id, portal.OperationLease, cancellationToken) is not { } claim)
            return false;
        ModuleAnswer answer;
        await using (var lease = new OperationLease(scopes, request.Id, claim.Lease, portal.OperationLease, clock, cancellationToken))
        {
            try
            {
                answer = await calls.CarryOutAsync(claim, lease.Held);
            }
            catch (OperationCanceledException) when (lease.Held.IsCancellationRequested)
            {
                // The program stops: whoever takes it next asks the module what became of it. A lost lease records nothing.
                await outcome.HandBackAsync(claim, clock.GetUtcNow().UtcDateTime, CancellationToken.None);
                return false;
            }
        }
        if (answer.State == ModuleState.Working)
            await outcome.HandBackAsync(claim, clock.GetUtcNow().UtcDateTime + AskAgain, CancellationToken.None);
        else
            await outcome.RecordAsync(claim, answer, CancellationToken.None);
        return true;
    }
}

/// <summary>An operation that this worker holds.</summary>
/// <param name="AskFirst">The module was called for it before: failed, too late, or without anybody seeing how it ended.</param>
public sealed record OperationClaim(Id<Operation> Id, Guid Lease, ProcessingModule Module, ModuleCall Call, bool AskFirst);
