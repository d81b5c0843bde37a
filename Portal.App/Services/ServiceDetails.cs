using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Billing;
using Portal.App.Kit;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.App.Services;

/// <summary>One service with its dates, price, credit notes and history. Another customer's service is not found.</summary>
[Customer, PartnerUser, Staff]
public sealed record ServiceDetails(string Number) : IRequest<ServiceDetailsAnswer>;

/// <param name="MayConfigure">Whether the actor fills in what it waits for: its customer, or staff for him.</param>
/// <param name="Status">As it is today.</param>
/// <param name="Paid">The paid days; null before it is billed and for what was bought once.</param>
/// <param name="Owner">Null for the customer itself.</param>
/// <param name="FirstBill">The answer to <b>Explain this amount</b>.</param>
public sealed record ServiceDetailsAnswer(
    string Number, Id<Customer> CustomerId, bool IsOwn, bool MayConfigure, string Name, ProductType Type, ExecutionType Execution, ServiceStatus Status, string InWords, bool AwaitsApproval,
    DateOnly? StartDate, DateOnly? WishedStart, DateSpan? Paid, BillingPeriod? Period, TaxedAmount Price, string Tax, int ContractMonths, IReadOnlyList<string> Contents,
    string OrderNumber, string? InvoiceNumber, IReadOnlyList<ServiceCredit> Credits, IReadOnlyList<OrderEvent> History, IReadOnlyList<ExplanationLine> FirstBill,
    ServiceDataAnswer Data, ServiceOwner? Owner = null);

/// <summary>Whose service it is, for those who look after customers.</summary>
/// <param name="Area">Where the page of the customer is: /admin or /partner.</param>
public sealed record ServiceOwner(string Number, string Name, string Area);

/// <summary>What was chosen and filled in, and what goes on.</summary>
/// <param name="AddOns">Those that the customer reads of.</param>
/// <param name="Missing">By name; only while they can be filled in.</param>
/// <param name="Progress">What is being done on it now, in a sentence; null when nothing is.</param>
public sealed record ServiceDataAnswer(
    IReadOnlyList<OrderedAddOn> AddOns, IReadOnlyList<Parameter> Parameters, IReadOnlyList<ParameterValue> Values, IReadOnlyList<string> Missing, bool CanChange, string? Progress);

public sealed record ServiceCredit(string Number, int UnusedDays, DateOnly StartDate, Money Amount, CreditNoteStatus Status, IReadOnlyList<ExplanationLine> Explanation);

public sealed class ServiceDetailsHandler(PortalDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<ServiceDetails, ServiceDetailsAnswer>
{
    public async Task<ServiceDetailsAnswer> Handle(ServiceDetails request, CancellationToken cancellationToken)
    {
        var service = await db.ServiceAsync(actor.Value, request.Number, cancellationToken);
        var terms = await db.TermsAsync(service.PartnerId, cancellationToken);
        var today = terms.Today(clock);
        var status = service.StatusOn(today);
        var order = await db.Orders.AsNoTracking().Include(row => row.Lines).SingleAsync(row => row.Id == service.OrderId, cancellationToken);
        var line = order.Lines.Single(row => row.Id == service.OrderLineId);
        var now = clock.GetUtcNow().UtcDateTime;
        var operations = await db.Operations.AsNoTracking().Where(row => row.ServiceId == service.Id).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var invoice = service.InvoiceId is { } id ? await db.Invoices.Where(row => row.Id == id).Select(row => row.Number).SingleAsync(cancellationToken) : null;
        var notes = await db.CreditNotes.AsNoTracking().Where(row => row.ServiceId == service.Id).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return new(
            service.Number, service.CustomerId, actor.Value.CustomerId == service.CustomerId, actor.Value.IsStaff || actor.Value.CustomerId == service.CustomerId, service.Name, service.Type, service.Execution, status,
            ServiceSentence.Of(status, service.AwaitsApproval, service.StartDate, today, service.RejectReason), service.AwaitsApproval,
            service.StartDate, service.WishedStart, service.BilledSpan, service.Period,
            service.Period is null ? line.OneTime : service.Recurring, $"{service.TaxName} {service.TaxRate} %", line.ContractMonths, line.Contents, order.Number, invoice,
            [.. notes.Select(note => new ServiceCredit(note.Number, note.UnusedDays, note.StartDate, note.Amount.Total, note.Status, Explanations.OfCreditNote(note, service.Recurring, invoice)))],
            History(service, order, notes, operations), Explanations.OfFirstBill(line, service.BilledFrom ?? service.StartDate ?? service.WishedStart ?? today),
            Data(service, operations.Find(operation => operation.IsOpen), now), await OwnerAsync(service, cancellationToken));
    }

    private async Task<ServiceOwner?> OwnerAsync(Service service, CancellationToken cancellation) => actor.Value.CustomerId == service.CustomerId ? null
        : await db.Customers.Where(row => row.Id == service.CustomerId).Select(row => new ServiceOwner(row.Number, row.Name, actor.Value.IsStaff ? "/admin" : "/partner")).SingleAsync(cancellation);

    private static ServiceDataAnswer Data(Service service, Operation? open, DateTime now) => new(
        [.. service.AddOns.Where(addOn => addOn.IsShown)], service.Parameters, service.Values, service.NeedsData() ? [.. service.Missing.Select(parameter => parameter.Name)] : [],
        open is null && service.Status is ServiceStatus.Active or ServiceStatus.Suspended && service.Parameters.Exists(parameter => parameter.From == ParameterSource.Customer),
        open is null ? null : ServiceProgress.Of(open, now));

    private static List<OrderEvent> History(Service service, Order order, List<CreditNote> notes, List<Operation> operations)
    {
        var history = new List<OrderEvent> { new(order.PlacedAt, service.WasPaidUpFront ? "Ordered" : "Requested") };
        if (service.WasPaidUpFront)
            history.Add(new(service.CreatedAt, "Paid and set in motion"));
        foreach (var operation in operations)
            history.AddRange(ServiceProgress.History(operation));
        foreach (var note in notes)
            history.Add(new(note.CreatedAt, $"Credit note {note.Number} over {MoneyFormat.Format(note.Amount.Total, CultureInfo.CurrentCulture)}"));
        if (service.ApprovedAt is { } approved)
            history.Add(new(approved, $"Start date {DateText.Format(service.StartDate!.Value, CultureInfo.CurrentCulture)} confirmed by our staff"));
        if (service.Status == ServiceStatus.Rejected && order.Events.Count > 0)
            history.Add(new(order.Events[^1].At, $"Rejected: {service.RejectReason}"));
        return [.. history.OrderBy(entry => entry.At)];
    }
}
