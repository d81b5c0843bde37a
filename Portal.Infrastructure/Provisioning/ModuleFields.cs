using System.Globalization;
using Portal.Domain.Provisioning;

namespace Portal.Infrastructure.Provisioning;

/// <summary>What a setting holds: it decides the box on the page and the check. Command: a name from <see cref="ProvisioningOptions.Commands"/>.</summary>
public enum ModuleFieldType { Text, Address, Secret, WholeNumber, YesNo, Command }

/// <summary>A setting of a module's code.</summary>
/// <param name="Name">As stored in <see cref="ModuleSetting"/>.</param>
/// <param name="Label">Above its box.</param>
/// <param name="Help">Below its box.</param>
/// <param name="Standard">What holds while it is empty.</param>
/// <param name="Least">Of whole numbers.</param>
/// <param name="Most">Of whole numbers.</param>
public sealed record ModuleField(string Name, ModuleFieldType Type, string Label, string Help, bool Required = false, string Standard = "", int Least = 0, int Most = 0)
{
    /// <summary>Kept protected, and never shown again.</summary>
    public bool IsSecret => Type == ModuleFieldType.Secret;

    /// <summary>What is wrong with a value that is not empty, as a sentence; null when all is well.</summary>
    public string? Fault(string value) =>
        value.Length > 2000 || value.Any(char.IsControl) ? $"“{Label}” takes one line of up to 2000 characters." : FaultOfType(value);

    private string? FaultOfType(string value) => Type switch
    {
        ModuleFieldType.Text or ModuleFieldType.Command => null,
        ModuleFieldType.Secret => value.Length >= 16 ? null : "Choose a secret of at least 16 characters: it proves that a call comes from this portal.",
        ModuleFieldType.Address => Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is ("https" or "http") && address.UserInfo.Length == 0 ? null
            : $"Write “{Label}” as a whole address without a password in it, such as https://provision.example.com/portal.",
        ModuleFieldType.WholeNumber => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= Least && number <= Most ? null
            : $"Write “{Label}” as a whole number from {Least} to {Most}.",
        ModuleFieldType.YesNo => value is "yes" or "no" ? null : $"Answer “{Label}” with yes or no.",
    };
}

/// <summary>Which settings the code of each kind of module has (SPEC 7).</summary>
public static class ModuleFields
{
    public const string Url = "Url", Secret = "Secret", Command = "Command", LimitSeconds = "LimitSeconds";
    public const string FailFirst = "FailFirst", HangFirst = "HangFirst", LateFirst = "LateFirst", AlreadyExists = "AlreadyExists", DelayMs = "DelayMs";

    private static readonly ModuleField Limit = new(LimitSeconds, ModuleFieldType.WholeNumber, "Time limit in seconds",
        "A call that takes longer has failed and is asked about later.", Standard: "30", Least: 1, Most: 600);

    private static readonly IReadOnlyList<ModuleField> OfWebhook =
    [
        new(Url, ModuleFieldType.Address, "Address", "Your system is called here with POST and JSON. It must be https.", Required: true),
        new(Secret, ModuleFieldType.Secret, "Secret", "Signs every call: the header Portal-Signature is an HMAC-SHA256 of time and body. Shown never again after saving.", Required: true),
        Limit,
    ];

    private static readonly IReadOnlyList<ModuleField> OfCommand =
    [
        new(Command, ModuleFieldType.Command, "Command", "A program from the configuration of the server, under Provisioning:Commands. It reads JSON and answers with JSON.", Required: true),
        Limit,
    ];

    private static readonly IReadOnlyList<ModuleField> OfSimulator =
    [
        new(FailFirst, ModuleFieldType.WholeNumber, "Fails first", "So many calls of each operation fail before one works.", Standard: "0", Most: 1000),
        new(HangFirst, ModuleFieldType.WholeNumber, "Hangs first", "So many calls of each operation never answer and do nothing.", Standard: "0", Most: 1000),
        new(LateFirst, ModuleFieldType.WholeNumber, "Answers late first", "So many calls of each operation do the work, but answer after the time limit.", Standard: "0", Most: 1000),
        new(AlreadyExists, ModuleFieldType.YesNo, "Says “already exists”", "A repeated call fails, as in systems that do not know the key of a call.", Standard: "no"),
        new(DelayMs, ModuleFieldType.WholeNumber, "Takes milliseconds", "How long the work takes.", Standard: "0", Most: 600_000),
        Limit,
    ];

    /// <summary>In the order of the page. Manual setup has none.</summary>
    public static IReadOnlyList<ModuleField> Of(ModuleKind kind) => kind switch
    {
        ModuleKind.Webhook => OfWebhook,
        ModuleKind.Command => OfCommand,
        ModuleKind.Manual => [],
        ModuleKind.Simulator => OfSimulator,
    };
}
