using Portal.Domain.Provisioning;

namespace Portal.Infrastructure.Provisioning;

/// <summary>Manual setup: people can do anything, and nothing is called. The operation becomes a task instead (SPEC 7).</summary>
public sealed class ManualProvisioner : IProvisioner
{
    public ModuleKind Kind => ModuleKind.Manual;

    public Task<ModuleAnswer> CheckAsync(ModuleSettings settings, string internalName, CancellationToken cancellation) =>
        Task.FromResult(ModuleAnswer.Done("Done by hand."));

    public Task<ModuleAnswer> AskAsync(ModuleSettings settings, ModuleCall call, CancellationToken cancellation) => Task.FromResult(ModuleAnswer.Unknown);

    public Task<ModuleAnswer> RunAsync(ModuleSettings settings, ModuleCall call, CancellationToken cancellation) =>
        Task.FromResult(ModuleAnswer.Failed("Done by hand."));
}
