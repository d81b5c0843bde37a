using Portal.Domain.Customers;
using Portal.Domain.Partners;
using Portal.Domain.Services;

namespace Portal.Domain.Provisioning;

/// <summary>Opened, In work, Closed (SPEC 7).</summary>
public enum StaffTaskStatus { Opened, InWork, Closed }

/// <summary>Work for the people of a department: an operation that is done by hand, or that failed too often (SPEC 7). One per operation.</summary>
public sealed class StaffTask
{
    private readonly List<TaskNote> _notes = [];

    private StaffTask() { }

    /// <param name="reason">Why a person has to do it, in a sentence.</param>
    public StaffTask(string number, Operation operation, Id<Department> department, string reason, DateTime at)
    {
        Id = Id<StaffTask>.New();
        Number = number;
        OperationId = operation.Id;
        ServiceId = operation.ServiceId;
        CustomerId = operation.CustomerId;
        PartnerId = operation.PartnerId;
        Kind = operation.Kind;
        DepartmentId = department;
        Reason = reason;
        CreatedAt = at;
    }

    public Id<StaffTask> Id { get; private set; }
    public string Number { get; private set; } = "";

    /// <summary>Unique: an operation never has two tasks.</summary>
    public Id<Operation> OperationId { get; private set; }

    public Id<Service> ServiceId { get; private set; }
    public Id<Customer> CustomerId { get; private set; }
    public Id<Partner> PartnerId { get; private set; }
    public OperationKind Kind { get; private set; }
    public Id<Department> DepartmentId { get; private set; }
    public StaffTaskStatus Status { get; private set; }
    public string Reason { get; private set; } = "";

    /// <summary>Who has it, a login; null while nobody took it.</summary>
    public Guid? AssigneeId { get; private set; }

    public string AssigneeName { get; private set; } = "";
    public IReadOnlyList<TaskNote> Notes => _notes;
    public DateTime CreatedAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    public string ClosedBy { get; private set; } = "";
    public int Version { get; private set; }

    /// <summary><b>Assign to me</b>, or a colleague by hand over.</summary>
    /// <exception cref="Refusal">It is closed, or it is that person's already.</exception>
    public void Assign(Guid to, string name, string by, DateTime at)
    {
        MustBeOpen();
        if (AssigneeId == to)
            throw new Refusal("task.assigned", $"{name} has this task already.");
        Note(by, by == name ? $"{name} took it" : $"Handed over to {name}", at);
        (AssigneeId, AssigneeName, Status) = (to, name, StaffTaskStatus.InWork);
    }

    /// <summary>Handed over to another department, where nobody has taken it yet.</summary>
    public void HandOver(Department department, string by, DateTime at)
    {
        MustBeOpen();
        DepartmentId = department.Id;
        (AssigneeId, AssigneeName, Status) = (null, "", StaffTaskStatus.Opened);
        Note(by, $"Handed over to {department.Name}", at);
    }

    /// <exception cref="Refusal">There is nothing written, or too much.</exception>
    public void Note(string by, string text, DateTime at)
    {
        if (text.Trim() is not { Length: > 0 and <= 2000 } note)
            throw new Refusal("task.note", "Write a note of up to 2000 characters.", "Note");
        _notes.Add(new(at, by, note));
    }

    /// <summary><b>Close task</b>: the work is done, and the service follows.</summary>
    /// <exception cref="Refusal">Nobody took it yet, or it is closed.</exception>
    public void Close(string by, DateTime at)
    {
        if (Status == StaffTaskStatus.Opened)
            throw new Refusal("task.not-assigned", "Assign the task to yourself first, so that nobody else works on it.");
        MustBeOpen();
        End(by, at);
    }

    /// <summary>The operation goes on without it: restarted, or canceled.</summary>
    public void Withdraw(string why, string by, DateTime at)
    {
        if (Status == StaffTaskStatus.Closed)
            return;
        Note(by, why, at);
        End(by, at);
    }

    /// <summary>The operation failed too often again after it was restarted: the same task stands for it.</summary>
    public void Reopen(string reason, DateTime at)
    {
        if (Status != StaffTaskStatus.Closed)
            return;
        (Status, AssigneeId, AssigneeName, ClosedAt, ClosedBy, Reason) = (StaffTaskStatus.Opened, null, "", null, "", reason);
        Note("System", reason, at);
    }

    private void End(string by, DateTime at) => (Status, ClosedBy, ClosedAt) = (StaffTaskStatus.Closed, by, at);

    private void MustBeOpen()
    {
        if (Status == StaffTaskStatus.Closed)
            throw new Refusal("task.closed", "This task is closed already.");
    }
}

public sealed record TaskNote(DateTime At, string By, string Text);
