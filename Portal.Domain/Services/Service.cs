using Portal.Domain.Billing;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Domain.Provisioning;

namespace Portal.Domain.Services;

/// <summary>
/// Pending: requested, or approved for a day to come. ConfigurationRequired: data that setting it up needs is missing.
/// InProgress: being set up by staff or a module. Active, at times Suspended, then Ended. Rejected: the request was turned down or the order canceled.
/// </summary>
public enum ServiceStatus { Pending, ConfigurationRequired, InProgress, Active, Suspended, Ended, Rejected }

/// <summary>What the customer has: a product as it was ordered, with its dates (SPEC 1 and 4).</summary>
public sealed class Service
{
    private Service() { }

    /// <summary>A service of an order line that was requested; it waits for approval.</summary>
    public static Service Requested(string number, Order order, OrderLine line, DateTime at) =>
        new(number, order, line, ServiceStatus.Pending, approvalNeeded: true, at);

    /// <summary>A service that was paid up front on <paramref name="paymentDate"/>, for one period from that day (SPEC 3).</summary>
    public static Service PaidUpFront(string number, Order order, OrderLine line, DateOnly paymentDate, bool approvalNeeded, DateTime at)
    {
        var service = new Service(number, order, line, ServiceStatus.Pending, approvalNeeded && line.Period is not null, at)
        {
            WasPaidUpFront = true,
            BilledFrom = line.Period is null ? null : paymentDate,
            StartDate = paymentDate,
            PaidUntil = line.Period?.EndOf(paymentDate),
        };
        service.MoveTo(service.Next);
        return service;
    }

    private Service(string number, Order order, OrderLine line, ServiceStatus status, bool approvalNeeded, DateTime at)
    {
        Id = Id<Service>.New();
        Number = number;
        PartnerId = order.PartnerId;
        CustomerId = order.CustomerId;
        OrderId = order.Id;
        OrderLineId = line.Id;
        ProductId = line.ProductId;
        Name = line.Name;
        Type = line.Type;
        Execution = line.Execution;
        Period = line.Period;
        TaxName = line.TaxName;
        TaxRate = line.TaxRate;
        Recurring = line.Recurring;
        WishedStart = order.WishedStart;
        Status = status;
        AwaitsApproval = approvalNeeded;
        CreatedAt = at;
        AddOns = [.. line.AddOns];
        Parameters = [.. line.Parameters];
        Values = [.. line.Values];
        SettingsForm = line.SettingsForm;
        NeedsSetup = line.NeedsSetup;
        InternalName = line.InternalName;
    }

    public Id<Service> Id { get; private set; }
    public string Number { get; private set; } = "";
    public Id<Partner> PartnerId { get; private set; }
    public Id<Customer> CustomerId { get; private set; }
    public Id<Order> OrderId { get; private set; }
    public Id<OrderLine> OrderLineId { get; private set; }
    public Id<Product> ProductId { get; private set; }
    public string Name { get; private set; } = "";
    public ProductType Type { get; private set; }
    public ExecutionType Execution { get; private set; }

    /// <summary>Null for what is bought once.</summary>
    public BillingPeriod? Period { get; private set; }

    public string TaxName { get; private set; } = "";
    public TaxRate TaxRate { get; private set; }

    /// <summary>What one period costs, after discounts; zero for what is bought once.</summary>
    public TaxedAmount Recurring { get; private set; }

    /// <summary>The stored status; <see cref="StatusOn"/> is what holds on a day.</summary>
    public ServiceStatus Status { get; private set; }

    /// <summary>On the list <b>Awaiting approval</b>.</summary>
    public bool AwaitsApproval { get; private set; }

    public DateOnly? WishedStart { get; private set; }

    /// <summary>Paid with the order, before its start date was confirmed; otherwise it was requested.</summary>
    public bool WasPaidUpFront { get; private set; }

    /// <summary>P of SPEC 4: the first day of the billed period. Null before it is billed and for what is bought once.</summary>
    public DateOnly? BilledFrom { get; private set; }

    /// <summary>S of SPEC 4.</summary>
    public DateOnly? StartDate { get; private set; }

    /// <summary>E of SPEC 4: the first day that is not billed yet.</summary>
    public DateOnly? PaidUntil { get; private set; }

    /// <summary>The invoice that billed its first period.</summary>
    public Id<Invoice>? InvoiceId { get; private set; }

    /// <summary>How many times its start date was decided; a credit note carries it.</summary>
    public int ApprovalNumber { get; private set; }

    public string ApprovedBy { get; private set; } = "";
    public DateTime? ApprovedAt { get; private set; }
    public string RejectReason { get; private set; } = "";
    public DateTime CreatedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>Add-ons as they were ordered.</summary>
    public List<OrderedAddOn> AddOns { get; private set; } = [];

    /// <summary>What setting it up needs, as the product asked for it when it was ordered.</summary>
    public List<Parameter> Parameters { get; private set; } = [];

    /// <summary>What is filled in: by the customer, and by whoever set it up.</summary>
    public List<ParameterValue> Values { get; private set; } = [];

    public SettingsForm SettingsForm { get; private set; }

    /// <summary>Set up, changed and ended by a processing module or by staff through a task (SPEC 7).</summary>
    public bool NeedsSetup { get; private set; }

    /// <summary>Template, plan or item at the side of the modules.</summary>
    public string InternalName { get; private set; } = "";

    /// <summary>The module that set it up, and that carries out what follows.</summary>
    public Id<ProcessingModule>? ModuleId { get; private set; }

    /// <summary>What the customer still has to fill in before it can be set up (SPEC 6).</summary>
    public IReadOnlyList<Parameter> Missing => ParameterForm.Missing(Parameters, Values, ParameterSource.Customer);

    public IReadOnlyList<AddOnPick> Picks => [.. AddOns.Select(addOn => addOn.Pick)];

    /// <summary>Whether it waits for a module, or for staff, to set it up.</summary>
    public bool AwaitsSetup => Status == ServiceStatus.InProgress && NeedsSetup;

    /// <summary>The billed days [P, E); null when there are none to credit.</summary>
    public DateSpan? BilledSpan => BilledFrom is { } from && PaidUntil is { } until ? new DateSpan(from, until) : null;

    /// <summary>A request approved for a later day is Pending until that day (SPEC 4).</summary>
    public ServiceStatus StatusOn(DateOnly today) =>
        Status is ServiceStatus.Active or ServiceStatus.InProgress && !WasPaidUpFront && StartDate > today ? ServiceStatus.Pending : Status;

    /// <summary>Where it goes once it is paid or approved: nobody, staff included, sets it up before the data is there (SPEC 6).</summary>
    private ServiceStatus Next =>
        Missing.Count > 0 ? ServiceStatus.ConfigurationRequired
        : NeedsSetup || (Execution == ExecutionType.Manual && ApprovalNumber == 0) ? ServiceStatus.InProgress
        : ServiceStatus.Active;

    /// <summary>What a start date is worth for a service whose first period is paid (SPEC 4).</summary>
    /// <exception cref="Refusal">It lies before the first paid day.</exception>
    public Credit CreditFor(DateOnly start) => BilledSpan is { } paid
        ? Proration.Credit(Recurring, paid, start)
        : throw new Refusal("approval.nothing-paid", "This service has no paid period, so there is nothing to credit.");

    /// <summary>The invoice that its first period stands on.</summary>
    public void BilledBy(Id<Invoice> invoice) => InvoiceId = invoice;

    /// <summary>
    /// Confirms the start date of a service whose first period is paid, the first time or again; the paid-until date stays. Only with
    /// what the date changes at its credit notes: <see cref="CreditCorrection.Approve"/>.
    /// </summary>
    internal void ApprovePaid(DateOnly start, string by, DateTime at) => Decide(start, by, at);

    /// <summary>
    /// Approves a request: Active from the start date, when its first billed period starts too (SPEC 4). Again, with another
    /// date and another invoice, as long as the first one is unpaid.
    /// </summary>
    public void ApproveRequest(DateOnly start, Id<Invoice>? invoiceId, string by, DateTime at)
    {
        if (WasPaidUpFront)
            throw new InvalidOperationException("It was paid up front: ApprovePaid.");
        Decide(start, by, at);
        InvoiceId = invoiceId;
        BilledFrom = Period is null ? null : start;
        PaidUntil = Period?.EndOf(start);
    }

    /// <summary>Turns a request down, with the reason that the customer reads.</summary>
    public void Reject(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refusal("service.reason", "Write the reason: the customer reads it.", "Reason");
        MoveTo(ServiceStatus.Rejected);
        AwaitsApproval = false;
        RejectReason = reason.Trim();
    }

    /// <summary>
    /// Fills in the customer's data. When it was all that setting up waited for, it goes on by itself (SPEC 6).
    /// Data of a service that is set up already changes through an operation instead.
    /// </summary>
    /// <exception cref="Refusal">A value does not fit, or the service is set up already.</exception>
    public void Configure(IEnumerable<ParameterValue> entered)
    {
        if (Status is not (ServiceStatus.Pending or ServiceStatus.ConfigurationRequired))
            throw new Refusal("service.configured", "This service has its data already. Change it under Settings of the active service.");
        Values = ParameterForm.Read(Parameters, Picks, entered, Values, ParameterSource.Customer);
        if (Status == ServiceStatus.ConfigurationRequired && Missing.Count == 0)
            MoveTo(Next);
    }

    /// <summary>Data as the customer entered it for a change, checked; the change operation takes it to the module first.</summary>
    /// <exception cref="Refusal">A value does not fit or a required one is missing.</exception>
    public List<ParameterValue> Offer(IEnumerable<ParameterValue> entered)
    {
        var values = ParameterForm.Read(Parameters, Picks, entered, Values, ParameterSource.Customer);
        return ParameterForm.Missing(Parameters, values, ParameterSource.Customer) is [var missing, ..]
            ? throw new Refusal("parameter.required", $"{missing.Name} is needed.", missing.Code)
            : values;
    }

    /// <summary>An operation on it is done: the status follows (SPEC 7), and what the module or staff filled in is kept.</summary>
    /// <param name="changed">The customer's new data; of a change only.</param>
    /// <param name="found">What setting up gave, such as an address.</param>
    /// <exception cref="Refusal">A value does not fit, or the service is not where the operation leads on.</exception>
    public void Carried(OperationKind kind, Id<ProcessingModule>? by, IReadOnlyList<ParameterValue>? changed, IEnumerable<ParameterValue> found)
    {
        if (changed is not null)
            Values = [.. changed];
        Values = ParameterForm.Read(Parameters, Picks, found, Values, ParameterSource.Setup);
        ModuleId = by ?? ModuleId;
        if (kind.LeadsTo() is { } status && status != Status)
            MoveTo(status);
    }

    private void Decide(DateOnly start, string by, DateTime at)
    {
        AwaitsApproval = false;
        ApprovalNumber++;
        // Paid and being set up, or waiting for data: the date is decided, the rest goes its own way.
        if (Status == ServiceStatus.Pending || (Status == ServiceStatus.InProgress && !NeedsSetup))
            MoveTo(Next);
        else if (Status is ServiceStatus.Ended or ServiceStatus.Rejected)
            throw Transition.Refused("service", Status, ServiceStatus.Active);
        StartDate = start;
        ApprovedBy = by;
        ApprovedAt = at;
    }

    private void MoveTo(ServiceStatus to) => Status = CanMove(Status, to) ? to : throw Transition.Refused("service", Status, to);

    /// <summary>Every allowed move.</summary>
    public static bool CanMove(ServiceStatus from, ServiceStatus to) => (from, to) switch
    {
        (ServiceStatus.Pending, ServiceStatus.ConfigurationRequired or ServiceStatus.InProgress or ServiceStatus.Active or ServiceStatus.Rejected) => true,
        (ServiceStatus.ConfigurationRequired, ServiceStatus.InProgress or ServiceStatus.Active or ServiceStatus.Rejected or ServiceStatus.Ended) => true,
        (ServiceStatus.InProgress, ServiceStatus.Active or ServiceStatus.Rejected or ServiceStatus.Ended) => true,
        (ServiceStatus.Active, ServiceStatus.Suspended or ServiceStatus.Ended) => true,
        (ServiceStatus.Suspended, ServiceStatus.Active or ServiceStatus.Ended) => true,
        _ => false,
    };
}
