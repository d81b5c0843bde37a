using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.App.Support;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.App.Services;

/// <summary>
/// <b>Save</b> in the approval window: confirms or changes the start date, with credit note or first invoice, in one transaction
/// (SPEC 4). Clicked twice, the second finds the first and is refused.
/// </summary>
/// <param name="Fingerprint">Of the preview that the person saw; null to approve several at once with one date.</param>
[Staff]
public sealed record ApproveService(string ServiceNumber, DateOnly StartDate, string? Fingerprint) : IRequest<ApproveServiceAnswer>;

public sealed record ApproveServiceAnswer(string? CreditNoteNumber, TaxedAmount CreditNote, string? InvoiceNumber, Money BalanceAfter);

public sealed class ApproveServiceHandler(PortalDb db, CurrentActor actor, MailTemplates mails, MissingData missing, AuditTrail audit, Announcer announcer, TimeProvider clock)
    : IRequestHandler<ApproveService, ApproveServiceAnswer>
{
    public async Task<ApproveServiceAnswer> Handle(ApproveService request, CancellationToken cancellationToken)
    {
        var customer = await db.Services.Where(row => row.Number == request.ServiceNumber).Select(row => (Id<Customer>?)row.CustomerId).SingleOrDefaultAsync(cancellationToken)
            ?? throw Refusal.NotFound("service");
        await using var unit = await db.BeginAsync(customer, cancellationToken);
        var plan = await ApprovalPlan.MakeAsync(db, request.ServiceNumber, request.StartDate, clock, cancellationToken);
        if (request.Fingerprint is null ? !plan.Service.AwaitsApproval : request.Fingerprint != plan.Fingerprint)
            throw AlreadyDone(plan.Service);
        var oldStart = plan.Service.StartDate;
        var now = clock.GetUtcNow().UtcDateTime;
        var note = plan.Bills ? null : await CreditAsync(unit, plan, now, cancellationToken);
        var invoice = plan.Bills ? await BillAsync(unit, plan, now, cancellationToken) : null;
        if (plan.Bills)
            await SetUpAsync(plan, now, cancellationToken);
        await plan.Order.CompleteWhenDecidedAsync(db, now, cancellationToken);
        db.Mails.Add(mails.ServiceApproved(plan.Terms, plan.Customer, plan.Service, note, invoice, now));
        audit.Add("service.approved", $"Service {plan.Service.Number}", Day(oldStart), Describe(plan, note), plan.Service.PartnerId);
        await unit.CommitAsync(cancellationToken);
        return new(note?.Number, note?.Amount ?? TaxedAmount.Zero(plan.Customer.Currency), invoice?.Number, plan.Customer.Balance);
    }

    private async Task<CreditNote?> CreditAsync(UnitOfWork unit, ApprovalPlan plan, DateTime now, CancellationToken cancellation)
    {
        var correction = plan.Correction!;
        var number = correction.IssuesNote
            ? await unit.NextDocumentNumberAsync(DocumentSeries.CreditNote, plan.Terms.Partner, plan.Today.Year, cancellation)
            : "";
        var parties = new DocumentParties(plan.Terms.Partner.Identity, plan.Customer.Identity);
        var note = correction.Approve(plan.Service, number, parties, actor.Value.Name, plan.Today, now);
        // The new note first: voiding the old ones must not bring the balance below zero on the way.
        if (note is not null)
        {
            db.CreditNotes.Add(note);
            db.Ledger.Add(plan.Customer.Post(LedgerKind.CreditNoteIssued, note.Amount.Total, $"credit-note:{note.Id}", $"Credit note {note.Number}", now));
        }
        foreach (var old in correction.Void)
            db.Ledger.Add(plan.Customer.Post(LedgerKind.CreditNoteVoided, -old.Amount.Total, $"credit-note:{old.Id}", $"Credit note {old.Number} voided", now));
        return note;
    }

    private async Task<Invoice> BillAsync(UnitOfWork unit, ApprovalPlan plan, DateTime now, CancellationToken cancellation)
    {
        plan.Replaces?.Cancel($"The start date changed to {Day(plan.Start)}");
        var invoice = new Invoice(
            plan.Customer, plan.Order.Id, FirstInvoice.Lines(plan.Line, plan.Start, plan.Service.Id), new DocumentParties(plan.Terms.Partner.Identity, plan.Customer.Identity), now);
        invoice.Issue(await unit.NextDocumentNumberAsync(DocumentSeries.Invoice, plan.Terms.Partner, plan.Today.Year, cancellation), plan.Today, plan.DueOn);
        db.Invoices.Add(invoice);
        plan.Service.ApproveRequest(plan.Start, invoice.Id, actor.Value.Name, now);
        return invoice;
    }

    /// <summary>A request that was approved is set up on its first day; where data is missing the customer is told what is needed.</summary>
    private async Task SetUpAsync(ApprovalPlan plan, DateTime now, CancellationToken cancellation)
    {
        await missing.AskAsync(plan.Terms, plan.Customer, plan.Order, [plan.Service], now, cancellation);
        if (!await db.Operations.AnyAsync(operation => operation.OpenServiceId == plan.Service.Id, cancellation))
            await announcer.TellAsync(new SetUpDue(plan.Service, plan.Terms.Partner, actor.Value.Name, now), cancellation);
    }

    private static Refusal AlreadyDone(Service service) => service.AwaitsApproval
        ? new(Refusal.Stale, "Something changed since this preview was made. Look at the new figures and save again.")
        : new("approval.done", $"{service.Name} was approved by {service.ApprovedBy}, with start date {Day(service.StartDate)}. Open it again to change the date.");

    private static string Describe(ApprovalPlan plan, CreditNote? note) =>
        note is null ? Day(plan.Start) : $"{Day(plan.Start)}, credit note {note.Number} {note.Amount.Total}";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

internal static class OrderDecisions
{
    /// <summary>Completes an order when none of its services waits for a decision any more; rejects it when all were turned down.</summary>
    public static async Task CompleteWhenDecidedAsync(this Order order, PortalDb db, DateTime now, CancellationToken cancellation)
    {
        if (order.Status is not (OrderStatus.Paid or OrderStatus.Requested))
            return;
        var services = await db.Services.Where(service => service.OrderId == order.Id).ToListAsync(cancellation);
        if (services.Exists(service => service.AwaitsApproval))
            return;
        if (services.TrueForAll(service => service.Status == ServiceStatus.Rejected))
            order.Reject(services[^1].RejectReason, now);
        else
            order.Complete(now);
    }
}
