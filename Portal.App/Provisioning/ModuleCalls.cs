using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure.Provisioning;

namespace Portal.App.Provisioning;

/// <summary>Calls the code of a module within its time limit; whatever goes wrong there is an answer too.</summary>
public sealed class ModuleCalls(IEnumerable<IProvisioner> provisioners, ModuleSecrets secrets, TimeProvider clock, ILogger<ModuleCalls> log)
{
    /// <summary>Asks what became of an earlier try, and repeats the work only when the module never did it (SPEC 7).</summary>
    public Task<ModuleAnswer> CarryOutAsync(OperationClaim claim, CancellationToken cancellation) => WithinAsync(claim.Module, async (provisioner, settings, within) =>
    {
        if (claim.AskFirst && await provisioner.AskAsync(settings, claim.Call, within) is { State: ModuleState.Done or ModuleState.Working } known)
            return known;
        return await provisioner.RunAsync(settings, claim.Call, within);
    }, cancellation);

    private async Task<ModuleAnswer> WithinAsync(ProcessingModule module, Func<IProvisioner, ModuleSettings, CancellationToken, Task<ModuleAnswer>> call, CancellationToken cancellation)
    {
        try
        {
            return await WithinAsync(provisioners.Single(code => code.Kind == module.Kind), secrets.Open(module), call, cancellation);
        }
        catch (Refusal refusal)
        {
            return ModuleAnswer.Failed(refusal.Message);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "Module {Module} broke off", module.Id);
            return ModuleAnswer.Failed($"The module broke off: {error.Message}");
        }
    }

    private async Task<ModuleAnswer> WithinAsync(
        IProvisioner provisioner, ModuleSettings settings, Func<IProvisioner, ModuleSettings, CancellationToken, Task<ModuleAnswer>> call, CancellationToken cancellation)
    {
        using var within = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var timer = clock.CreateTimer(_ => within.Cancel(), null, settings.Limit, Timeout.InfiniteTimeSpan);
        try
        {
            return await call(provisioner, settings, within.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return ModuleAnswer.Failed($"No answer within {settings.Limit.TotalSeconds:0} seconds.");
        }
    }
}
