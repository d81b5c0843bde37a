using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure.Provisioning;

namespace Portal.App.Provisioning;

/// <summary>A module while it is being edited: every field as the form holds it, with mistakes and all.</summary>
public sealed class ModuleDraft
{
    public string Name { get; set; } = "";
    public ModuleKind Kind { get; set; } = ModuleKind.Webhook;
    public bool Enabled { get; set; } = true;
    public Id<Department>? DepartmentId { get; set; }
    public int? Priority { get; set; } = 0;
    public int? ParallelLimit { get; set; } = 2;
    public int? Capacity { get; set; }

    /// <summary>By name of the field. A secret is empty here unless a new one is typed.</summary>
    public Dictionary<string, string> Settings { get; init; } = [];

    public static ModuleDraft Of(ProcessingModule module) => new()
    {
        Name = module.Name,
        Kind = module.Kind,
        Enabled = module.Enabled,
        DepartmentId = module.DepartmentId,
        Priority = module.Priority,
        ParallelLimit = module.ParallelLimit,
        Capacity = module.Capacity,
        Settings = ModuleSecrets.Shown(module).ToDictionary(),
    };

    /// <exception cref="Refusal">No department is chosen.</exception>
    public Id<Department> Department => DepartmentId ?? throw new Refusal("module.department", "Choose the department that gets the tasks. Set one up first if there is none.", "DepartmentId");

    /// <summary>Puts everything but the kind onto a module.</summary>
    /// <exception cref="Refusal">A field is wrong; the refusal names it.</exception>
    public void ApplyTo(ProcessingModule module, ModuleSecrets secrets) => module.Change(
        Name, Enabled, Department,
        Priority ?? throw new Refusal("module.priority", "Write a priority from 0 to 1000: the higher one is asked first.", "Priority"),
        ParallelLimit ?? throw new Refusal("module.parallel", "Write how many calls may run at the same time, 0 for no limit.", "ParallelLimit"),
        Capacity, secrets.Store(module.Kind, Settings, module.Settings));

    /// <summary>A module in lines of words for the audit log; of secrets only that they are set.</summary>
    public static IReadOnlyList<string> Words(ProcessingModule module) =>
    [
        $"Name: {module.Name}",
        $"Enabled: {(module.Enabled ? "yes" : "no")}",
        $"Department: {module.DepartmentId}",
        Line("Priority", module.Priority),
        Line("Parallel limit", module.ParallelLimit),
        module.Capacity is { } capacity ? Line("Capacity", capacity) : "Capacity: no limit",
        .. ModuleFields.Of(module.Kind).Where(field => module.Setting(field.Name).Length > 0)
            .Select(field => $"{field.Label}: {(field.IsSecret ? $"set ({Mark(module.Setting(field.Name))})" : module.Setting(field.Name))}"),
    ];

    /// <summary>Of all that the form can change: whoever saved in between is noticed by it.</summary>
    public static string Fingerprint(ProcessingModule module) => Mark(string.Join('\n', Words(module)));

    // Tells that a secret was replaced, and nothing of what it is: the stored text is protected anew each time.
    private static string Mark(string stored) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stored)))[..12];

    private static string Line(string name, int value) => string.Create(CultureInfo.InvariantCulture, $"{name}: {value}");
}
