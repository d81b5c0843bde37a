namespace Portal.Domain.Provisioning;

/// <summary>Staff who share tasks (SPEC 7).</summary>
public sealed class Department
{
    private readonly List<Guid> _members = [];

    private Department() { }

    public Department(string name)
    {
        Id = Id<Department>.New();
        Rename(name);
    }

    public Id<Department> Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Ids of logins. Administrators see all tasks, members or not.</summary>
    public IReadOnlyList<Guid> Members => _members;

    public int Version { get; private set; }

    public void Rename(string name) => Name = name.Trim() is { Length: > 0 and <= 60 } named
        ? named
        : throw new Refusal("department.name", "Give the department a name of up to 60 characters.", "Name");

    public void Have(IEnumerable<Guid> members)
    {
        _members.Clear();
        _members.AddRange(members.Distinct());
    }
}
