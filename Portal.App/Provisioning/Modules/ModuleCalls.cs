using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Provisioning;
using Portal.Infrastructure.Provisioning;

namespace Portal.App.Provisioning;

/// <summary>Calls the code of a module, which keeps its own time limit; whatever goes wrong there is an answer too.</summary>
public sealed class ModuleCalls(Provisioners provisioners, ModuleSecrets secrets, ILogger<ModuleCalls> log)
{
    /// <summary>Asks what became of an earlier try, and repeats the work only when the module says that it never did it (SPEC 7).</summary>
    public Task<ModuleAnswer> CarryOutAsync(OperationClaim claim, CancellationToken cancellation) => CallAsync(claim.Module, async (code, settings) =>
    {
        // Without an answer the work may be done: repeating it could do it twice.
        if (claim.AskFirst && await code.AskAsync(settings, claim.Call, cancellation) is var known && (!known.IsHeard || known.State is ModuleState.Done or ModuleState.Working))
            return known;
        return await code.RunAsync(settings, claim.Call, cancellation);
    });

    /// <summary>The dry run: whether the module has the product's item, or could make it. Outside of any transaction: it may take its time.</summary>
    /// <exception cref="Refusal">The product has no name that a module could be asked for.</exception>
    public Task<ModuleAnswer> CheckAsync(ProcessingModule module, Product product, CancellationToken cancellation) => product.InternalName.Length == 0
        ? throw new Refusal("module.internal-name", $"{product.Name} has no internal name, so no module knows it. Write one on the product's page first.")
        : CallAsync(module, (code, settings) => code.CheckAsync(settings, product.InternalName, cancellation));

    private async Task<ModuleAnswer> CallAsync(ProcessingModule module, Func<IProvisioner, ModuleSettings, Task<ModuleAnswer>> call)
    {
        try
        {
            return await call(provisioners.Of(module.Kind), secrets.Open(module));
        }
        catch (Refusal refusal)
        {
            return ModuleAnswer.Silent(refusal.Message);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "Module {Module} broke off", module.Id);
            return ModuleAnswer.Silent($"The module broke off: {error.Message}");
        }
    }
}
