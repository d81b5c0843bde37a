using System.Globalization;
using Portal.Domain.Provisioning;

namespace Portal.Infrastructure.Provisioning.Simulator;

/// <summary>
/// Sets nothing up, but behaves as real systems do, for demo and tests: of the calls with one key the first ones fail, the next ones hang,
/// the next ones do the work and answer too late, as the module's settings say. The rest work.
/// </summary>
public sealed class SimulatorProvisioner(SimulatorLedger ledger, TimeProvider time) : IProvisioner
{
    private const string Who = "The Simulator";

    public ModuleKind Kind => ModuleKind.Simulator;

    public Task<ModuleAnswer> CheckAsync(ModuleSettings settings, string internalName, CancellationToken cancellation) => Task.FromResult(
        internalName.Contains("missing", StringComparison.OrdinalIgnoreCase) ? ModuleAnswer.Failed($"The Simulator has no “{ModuleMessage.Clean(internalName)}”.") : ModuleAnswer.Done("Can be set up."));

    public Task<ModuleAnswer> AskAsync(ModuleSettings settings, ModuleCall call, CancellationToken cancellation) => TimeLimit.KeepAsync(settings, Who, async limited =>
        await ledger.WasDoneAsync(call.Key, limited) ? Done(call) : ModuleAnswer.Unknown, cancellation);

    public Task<ModuleAnswer> RunAsync(ModuleSettings settings, ModuleCall call, CancellationToken cancellation) => TimeLimit.KeepAsync(settings, Who, async limited =>
    {
        var entry = await ledger.EnterAsync(call, limited);
        try
        {
            return await BehaveAsync(settings, call, entry, limited);
        }
        finally
        {
            await ledger.LeaveAsync(call.Key);
        }
    }, cancellation);

    private async Task<ModuleAnswer> BehaveAsync(ModuleSettings settings, ModuleCall call, SimulatorLedger.Entry entry, CancellationToken limited)
    {
        var fails = Number(settings, ModuleFields.FailFirst);
        var hangs = fails + Number(settings, ModuleFields.HangFirst);
        var late = hangs + Number(settings, ModuleFields.LateFirst);
        if (entry.Calls <= fails)
            return ModuleAnswer.Failed($"The Simulator fails as it is set to: {entry.Calls} of {fails}.");
        if (entry.Calls <= hangs)
            await Task.Delay(Timeout.Infinite, limited);
        await Task.Delay(Number(settings, ModuleFields.DelayMs), limited);
        if (entry.TimesDone == 0)
            await ledger.DoneAsync(call.Key, time.GetUtcNow().UtcDateTime, limited);
        if (entry.Calls <= late)
            await Task.Delay(Timeout.Infinite, limited);
        return entry.TimesDone > 0 && settings[ModuleFields.AlreadyExists] == "yes" ? ModuleAnswer.Failed("already exists") : Done(call);
    }

    private static ModuleAnswer Done(ModuleCall call) => call.Kind == OperationKind.SetUp
        ? ModuleAnswer.Done("Set up.", new Dictionary<string, string> { ["address"] = AddressOf(call.ServiceNumber) })
        : ModuleAnswer.Done("Done.");

    /// <summary>The same for a service each time: S-100042 has 10.1.134.202.</summary>
    private static string AddressOf(string serviceNumber)
    {
        _ = uint.TryParse(string.Concat(serviceNumber.Where(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return string.Create(CultureInfo.InvariantCulture, $"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}");
    }

    private static int Number(ModuleSettings settings, string name) =>
        int.TryParse(settings[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
