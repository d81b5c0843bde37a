using Portal.Domain.Catalog;
using Portal.Domain.Provisioning;

namespace Portal.Infrastructure.Provisioning;

/// <summary>
/// The code of one kind of processing module. It is called outside of any transaction, may be called again with the same key,
/// keeps the time limit of its settings, and stops when the token says so; whatever it throws counts as a failure with that message.
/// </summary>
public interface IProvisioner
{
    ModuleKind Kind { get; }

    /// <summary>Dry run: whether the item of a product exists there, or was made now (SPEC 7). Changes nothing about services.</summary>
    Task<ModuleAnswer> CheckAsync(ModuleSettings settings, string internalName, CancellationToken cancellation);

    /// <summary>What became of an earlier call with this key: Done, Failed, Working, or Unknown when it never arrived. Silent when that could not be learnt.</summary>
    Task<ModuleAnswer> AskAsync(ModuleSettings settings, ModuleCall call, CancellationToken cancellation);

    /// <summary>Carries the operation out. Called twice with one key, it does the work once and answers the same.</summary>
    Task<ModuleAnswer> RunAsync(ModuleSettings settings, ModuleCall call, CancellationToken cancellation);
}

/// <summary>A module's settings with its secret readable, as its code needs them.</summary>
/// <param name="ModuleId">Tells several modules of one kind apart.</param>
/// <param name="Limit">How long a call may take.</param>
public sealed record ModuleSettings(Guid ModuleId, IReadOnlyDictionary<string, string> Values, TimeSpan Limit)
{
    public string this[string name] => Values.GetValueOrDefault(name, "");
}

/// <summary>One operation as a module sees it.</summary>
/// <param name="Key">The idempotency key, the same for every try.</param>
/// <param name="InternalName">Template, plan or item at the module's side.</param>
/// <param name="AddOns">What was chosen, by add-on code.</param>
/// <param name="Values">Parameters by code: of a change the new ones.</param>
public sealed record ModuleCall(
    OperationKind Kind, string Key, string ServiceNumber, string InternalName, string CustomerNumber, IReadOnlyList<AddOnPick> AddOns, IReadOnlyDictionary<string, string> Values);

/// <summary>Done: it is so now. Failed: it is not, and may be tried again. Working: it goes on there, ask later. Unknown: never heard of it.</summary>
public enum ModuleState { Done, Failed, Working, Unknown }

/// <param name="Message">For the error log: what happened, in the words of the module, without secrets.</param>
/// <param name="Values">What setting up gave, such as an address, by parameter code.</param>
public sealed record ModuleAnswer(ModuleState State, string Message, IReadOnlyDictionary<string, string> Values)
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>False when nothing was heard from it, or nothing that could be read: then nobody knows what it did.</summary>
    public bool IsHeard { get; private init; } = true;

    public static ModuleAnswer Done(string message, IReadOnlyDictionary<string, string>? values = null) => new(ModuleState.Done, message, values ?? None);
    public static ModuleAnswer Failed(string message) => new(ModuleState.Failed, message, None);
    public static ModuleAnswer Silent(string message) => Failed(message) with { IsHeard = false };
    public static ModuleAnswer Working(string message) => new(ModuleState.Working, message, None);
    public static ModuleAnswer Unknown { get; } = new(ModuleState.Unknown, "", None);
}
