using Portal.Domain.Catalog;

namespace Portal.Domain.Provisioning;

/// <summary>The code behind a module (SPEC 7).</summary>
public enum ModuleKind { Webhook, Command, Manual, Simulator }

/// <summary>A processing module as staff set it up: what runs, for which products, how much at once (SPEC 7).</summary>
public sealed class ProcessingModule
{
    /// <summary>After an error a module stands behind the others for this long.</summary>
    public static readonly TimeSpan ErrorMemory = TimeSpan.FromMinutes(15);

    private readonly List<ModuleLink> _links = [];

    private ProcessingModule() { }

    public ProcessingModule(string name, ModuleKind kind, Id<Department> departmentId)
    {
        Id = Id<ProcessingModule>.New();
        Kind = kind;
        Name = Named(name);
        DepartmentId = departmentId;
    }

    public Id<ProcessingModule> Id { get; private set; }
    public string Name { get; private set; } = "";
    public ModuleKind Kind { get; private set; }
    public bool Enabled { get; private set; } = true;

    /// <summary>Whose tasks the operations become that no module carries out.</summary>
    public Id<Department> DepartmentId { get; private set; }

    /// <summary>The higher one is asked first.</summary>
    public int Priority { get; private set; }

    /// <summary>Calls at the same time; 0 for no limit (SPEC 7).</summary>
    public int ParallelLimit { get; private set; } = 2;

    /// <summary>Services that it can hold; null for no limit. What is beyond is not offered for paying.</summary>
    public int? Capacity { get; private set; }

    /// <summary>What its code needs, such as an address; values by name.</summary>
    public List<ModuleSetting> Settings { get; private set; } = [];

    /// <summary>The products that it sets up.</summary>
    public IReadOnlyList<ModuleLink> Links => _links;

    /// <summary>When a call failed last; null since one went well. Written past the version: it is a hint for choosing, not a fact that staff edit.</summary>
    public DateTime? LastErrorAt { get; private set; }
    public int Version { get; private set; }

    public string Setting(string name) => Settings.Find(setting => setting.Name == name)?.Value ?? "";

    public bool HasErrorsAt(DateTime now) => LastErrorAt is { } at && now - at < ErrorMemory;

    /// <summary>Whether it can set this product up: it is on, linked, and the check of the link went well.</summary>
    public bool Serves(Id<Product> product) => Enabled && _links.Exists(link => link.ProductId == product && link.Works);

    /// <exception cref="Refusal">A figure is out of bounds.</exception>
    public void Change(string name, bool enabled, Id<Department> department, int priority, int parallelLimit, int? capacity, IEnumerable<ModuleSetting> settings)
    {
        if (priority is < 0 or > 1000)
            throw new Refusal("module.priority", "Choose a priority from 0 to 1000.", "Priority");
        if (parallelLimit is < 0 or > 1000)
            throw new Refusal("module.parallel", "Choose from 1 to 1000 calls at the same time, or 0 for no limit.", "ParallelLimit");
        if (capacity is < 0)
            throw new Refusal("module.capacity", "Write how many services it can hold, or leave it empty for no limit.", "Capacity");
        Name = Named(name);
        Enabled = enabled;
        DepartmentId = department;
        Priority = priority;
        ParallelLimit = parallelLimit;
        Capacity = capacity;
        Settings = [.. settings.Where(setting => setting.Value.Length > 0)];
    }

    /// <summary>Links a product, with what the check of the module said about it. Linked again, the new answer counts.</summary>
    public void Link(Id<Product> product, bool works, string message, DateTime at)
    {
        _links.RemoveAll(link => link.ProductId == product);
        _links.Add(new ModuleLink(product, works, message, at));
    }

    public void Unlink(Id<Product> product) => _links.RemoveAll(link => link.ProductId == product);

    private static string Named(string name) => name.Trim() is { Length: > 0 and <= 80 } named
        ? named
        : throw new Refusal("module.name", "Give the module a name of up to 80 characters.", "Name");
}

/// <summary>A setting of a module's code by name.</summary>
public sealed record ModuleSetting(string Name, string Value);

/// <summary>A product that a module sets up.</summary>
/// <param name="Works">Whether the module has the item, or could make it, when it was checked last.</param>
/// <param name="Message">What the module said.</param>
public sealed record ModuleLink(Id<Product> ProductId, bool Works, string Message, DateTime CheckedAt);
