using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Domain.Provisioning;

namespace Portal.Infrastructure.Provisioning.Commands;

/// <summary>
/// Runs a program that the configuration names: the call is JSON on its standard input, the answer JSON on its standard output.
/// No shell is involved, and nothing of a call ever becomes an argument.
/// </summary>
public sealed class CommandProvisioner(IOptions<ProvisioningOptions> options, ILogger<CommandProvisioner> log) : IProvisioner
{
    public ModuleKind Kind => ModuleKind.Command;

    public Task<ModuleAnswer> CheckAsync(ModuleSettings settings, string internalName, CancellationToken cancellation) =>
        CallAsync(settings, ModuleMessage.Check(internalName), asking: false, cancellation);

    public Task<ModuleAnswer> AskAsync(ModuleSettings settings, ModuleCall call, CancellationToken cancellation) =>
        CallAsync(settings, ModuleMessage.Ask(call), asking: true, cancellation);

    public Task<ModuleAnswer> RunAsync(ModuleSettings settings, ModuleCall call, CancellationToken cancellation) =>
        CallAsync(settings, ModuleMessage.Run(call), asking: false, cancellation);

    private Task<ModuleAnswer> CallAsync(ModuleSettings settings, byte[] json, bool asking, CancellationToken cancellation)
    {
        var name = settings[ModuleFields.Command];
        if (!options.Value.Commands.TryGetValue(name, out var command))
            return Task.FromResult(ModuleAnswer.Silent(name.Length == 0 ? "The module has no command. Choose one on the module's page."
                : $"The configuration has no command “{ModuleMessage.Clean(name)}” under {ProvisioningOptions.Section}:Commands."));
        var who = $"The command {name}";
        return TimeLimit.KeepAsync(settings, who, async limited =>
        {
            using var run = CommandRun.Start(command, out var fault);
            if (run is null)
            {
                log.LogError(fault, "The program of command {Command} could not be started", name);
                return ModuleAnswer.Silent($"{who} could not be started. The log of the server says why.");
            }
            return Answer(await run.EndAsync(json, limited), who, asking);
        }, cancellation);
    }

    private static ModuleAnswer Answer(CommandOutcome outcome, string who, bool asking)
    {
        if (outcome.TooMuch)
            return ModuleAnswer.Silent($"{who} wrote more than {ModuleMessage.MostBytes / 1024} KB and was stopped.");
        if (outcome.ExitCode != 0)
            return ModuleAnswer.Silent(outcome.FirstError.Length > 0 ? $"{who} ended with {outcome.ExitCode}: {outcome.FirstError}" : $"{who} ended with {outcome.ExitCode} without saying why.");
        return ModuleMessage.Read(outcome.Output, who, asking);
    }
}
