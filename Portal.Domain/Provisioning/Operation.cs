using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Partners;
using Portal.Domain.Services;

namespace Portal.Domain.Provisioning;

/// <summary>
/// Waiting: for its first or next try. Running: a worker holds its lease. Manual: automatic restart is off and a task stands for it.
/// Done and Canceled are final.
/// </summary>
public enum OperationStatus { Waiting, Running, Manual, Done, Canceled }

/// <summary>One act on a service, carried out by a module or by staff; at most one of a service is open at a time (SPEC 7).</summary>
public sealed class Operation
{
    private readonly List<OperationAttempt> _attempts = [];

    private Operation() { }

    /// <param name="values">The customer's new data; of a change only.</param>
    /// <param name="notBefore">The first moment at which it may run, such as the start date of an approved request.</param>
    /// <exception cref="Refusal">The service is not in a status that it fits.</exception>
    public Operation(Service service, OperationKind kind, IReadOnlyList<ParameterValue>? values, string by, DateTime notBefore, DateTime at)
    {
        if (!kind.FitsTo(service.Status))
            throw Transition.Refused("service", service.Status, kind.LeadsTo() ?? service.Status);
        Id = Id<Operation>.New();
        ServiceId = service.Id;
        OpenServiceId = service.Id;
        CustomerId = service.CustomerId;
        PartnerId = service.PartnerId;
        Kind = kind;
        Values = values is null ? null : [.. values];
        RequestedBy = by;
        CreatedAt = at;
        NextTryAt = notBefore > at ? notBefore : at;
    }

    /// <summary>What holds at once, because no module works on the service; kept for the service's history.</summary>
    /// <exception cref="Refusal">The service is not in a status that it fits.</exception>
    public static Operation DoneAtOnce(Service service, OperationKind kind, IReadOnlyList<ParameterValue>? values, string by, DateTime at)
    {
        var operation = new Operation(service, kind, values, by, at, at);
        operation.Close(OperationStatus.Done, at);
        service.Carried(kind, null, values, []);
        return operation;
    }

    public Id<Operation> Id { get; private set; }
    public Id<Service> ServiceId { get; private set; }

    /// <summary>The service while it is open, else null: unique, so that a service has one open operation at most.</summary>
    public Id<Service>? OpenServiceId { get; private set; }

    public Id<Customer> CustomerId { get; private set; }
    public Id<Partner> PartnerId { get; private set; }
    public OperationKind Kind { get; private set; }
    public OperationStatus Status { get; private set; }

    /// <summary>The customer's new data; of a change only.</summary>
    public List<ParameterValue>? Values { get; private set; }

    /// <summary>The module of the last try.</summary>
    public Id<ProcessingModule>? ModuleId { get; private set; }

    public int Failures { get; private set; }
    public string LastError { get; private set; } = "";
    public string RequestedBy { get; private set; } = "";
    public DateTime CreatedAt { get; private set; }
    public DateTime? DoneAt { get; private set; }

    /// <summary>When it is tried next, or when the try that runs now loses its lease; null when nothing happens by itself.</summary>
    public DateTime? NextTryAt { get; private set; }

    /// <summary>Who runs it now. A worker whose lease was taken over no longer knows the right one, and its outcome is dropped.</summary>
    public Guid? Lease { get; private set; }

    public IReadOnlyList<OperationAttempt> Attempts => _attempts;
    public int Version { get; private set; }

    public bool IsOpen => OpenServiceId is not null;

    /// <summary>The same for every try, so that a module does it once however often it is asked.</summary>
    public string IdempotencyKey => $"operation-{Id}";

    /// <summary>A try began whose end nobody saw: ask the module before repeating (SPEC 7).</summary>
    public bool EndUnknown => _attempts.Count > 0 && _attempts[^1].EndedAt is null;

    /// <summary>Its try is due, or the lease of who had it ran out.</summary>
    public bool IsDue(DateTime now) => Status is OperationStatus.Waiting or OperationStatus.Running && NextTryAt <= now;

    /// <summary>A worker takes it: when it is due, or when the one who had it let the lease run out.</summary>
    /// <returns>False when another one was faster, or it is not due.</returns>
    public bool Take(Guid lease, TimeSpan length, DateTime now)
    {
        if (!IsDue(now))
            return false;
        Status = OperationStatus.Running;
        Lease = lease;
        NextTryAt = now + length;
        return true;
    }

    /// <summary>The try that begins now; written down before the module is called.</summary>
    public void Begin(ProcessingModule module, DateTime now)
    {
        ModuleId = module.Id;
        if (!EndUnknown || _attempts[^1].ModuleId != module.Id)
            _attempts.Add(new OperationAttempt(_attempts.Count + 1, module, now));
    }

    public bool IsHeldBy(Guid lease) => Status == OperationStatus.Running && Lease == lease;

    /// <summary>No module is free at the moment, or the program stops: back into the queue without counting a failure.</summary>
    public void HandBack(DateTime next)
    {
        Status = OperationStatus.Waiting;
        Lease = null;
        NextTryAt = next;
    }

    /// <summary>The module did it.</summary>
    public void Succeed(string message, DateTime now)
    {
        End(true, message, now);
        Close(OperationStatus.Done, now);
    }

    /// <summary>The module failed; tried again by the rule.</summary>
    /// <returns>True when automatic restarts end here and a task has to stand for it.</returns>
    public bool Fail(string error, RetryRule rule, DateTime now)
    {
        Failures++;
        LastError = error;
        End(false, error, now);
        Lease = null;
        NextTryAt = rule.NextTry(Failures, now);
        Status = NextTryAt is null ? OperationStatus.Manual : OperationStatus.Waiting;
        return NextTryAt is null;
    }

    /// <summary><b>Set up manually</b>, or no module is left: staff do it through a task.</summary>
    /// <exception cref="Refusal">A module is at work on it, or it is over.</exception>
    public void GoManual()
    {
        MustNotRun();
        MoveTo(OperationStatus.Manual);
        Lease = null;
        NextTryAt = null;
    }

    /// <summary><b>Restart now</b>.</summary>
    /// <exception cref="Refusal">A module is at work on it, or it is over.</exception>
    public void RestartNow(DateTime now)
    {
        MustNotRun();
        if (Status != OperationStatus.Waiting)
            MoveTo(OperationStatus.Waiting);
        if (Failures > 0)
            LastError = "";
        Failures = 0;
        NextTryAt = now;
    }

    /// <summary>Staff did it and closed the task.</summary>
    public void DoneByHand(DateTime now)
    {
        MustNotRun();
        MoveTo(OperationStatus.Done);
        Close(OperationStatus.Done, now);
    }

    /// <summary>No longer wanted, before anything was done.</summary>
    public void Cancel(DateTime now)
    {
        MoveTo(OperationStatus.Canceled);
        Close(OperationStatus.Canceled, now);
    }

    private void End(bool succeeded, string message, DateTime now)
    {
        if (EndUnknown)
            _attempts[^1] = _attempts[^1] with { EndedAt = now, Succeeded = succeeded, Message = message };
    }

    private void Close(OperationStatus status, DateTime now)
    {
        Status = status;
        OpenServiceId = null;
        Lease = null;
        NextTryAt = null;
        DoneAt = now;
    }

    /// <summary>What is taken from a module in mid-call would be done twice at once.</summary>
    private void MustNotRun()
    {
        if (Status == OperationStatus.Running)
            throw new Refusal("operation.running", "A module is at work on this right now. Wait until it has answered.");
    }

    private void MoveTo(OperationStatus to) => Status = CanMove(Status, to) ? to : throw Transition.Refused("operation", Status, to);

    /// <summary>Every allowed move.</summary>
    public static bool CanMove(OperationStatus from, OperationStatus to) => (from, to) switch
    {
        (OperationStatus.Waiting, OperationStatus.Running or OperationStatus.Manual or OperationStatus.Canceled) => true,
        (OperationStatus.Running, OperationStatus.Waiting or OperationStatus.Manual or OperationStatus.Done) => true,
        (OperationStatus.Manual, OperationStatus.Waiting or OperationStatus.Done or OperationStatus.Canceled) => true,
        _ => false,
    };
}

/// <summary>One try: the error log of an operation is the list of them.</summary>
/// <param name="EndedAt">Null while it runs, and for good when the worker died in it.</param>
public sealed record OperationAttempt(int Number, Id<ProcessingModule> ModuleId, string ModuleName, DateTime StartedAt, DateTime? EndedAt, bool Succeeded, string Message)
{
    internal OperationAttempt(int number, ProcessingModule module, DateTime at) : this(number, module.Id, module.Name, at, null, false, "") { }
}
