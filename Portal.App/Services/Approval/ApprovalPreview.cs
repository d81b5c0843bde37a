using MediatR;
using Portal.App.Billing;
using Portal.App.Kit;
using Portal.App.Shell;
using Portal.App.Support;
using Portal.Domain;
using Portal.Domain.Billing;
using Portal.Domain.Support;
using Portal.Infrastructure;

namespace Portal.App.Services;

/// <summary>What <b>Save</b> in the approval window will do for this start date, before anything is saved (SPEC 4).</summary>
[Staff]
public sealed record ApprovalPreview(string ServiceNumber, DateOnly StartDate) : IRequest<ApprovalPreviewAnswer>;

/// <param name="Fingerprint">Sent along with the approval: what would differ from the preview is refused.</param>
/// <param name="Paid">The paid days, when the first period is paid.</param>
/// <param name="CreditNote">What the new credit note gives; zero when there is none.</param>
/// <param name="Voided">Earlier credit notes that the new date replaces.</param>
/// <param name="FirstBill">What a request is billed from the start date; null for a paid service.</param>
/// <param name="Explanation">The answer to <b>Explain this amount</b>.</param>
public sealed record ApprovalPreviewAnswer(
    string Fingerprint, string ServiceNumber, string ServiceName, string CustomerName, string CustomerNumber, bool WasPaidUpFront, bool IsCorrection,
    DateOnly StartDate, DateSpan? Paid, TaxedAmount PaidRecurring, int UnusedDays, TaxedAmount CreditNote, TaxedAmount CreditInAll, IReadOnlyList<VoidedNote> Voided,
    TaxedAmount? FirstBill, DateSpan? FirstPeriod, DateOnly? DueOn, string? ReplacesInvoice, Money Balance, Money BalanceAfter,
    MailText Mail, IReadOnlyList<ExplanationLine> Explanation);

public sealed record VoidedNote(string Number, TaxedAmount Amount);

public sealed class ApprovalPreviewHandler(PortalDb db, MailTemplates mails, TimeProvider clock) : IRequestHandler<ApprovalPreview, ApprovalPreviewAnswer>
{
    public async Task<ApprovalPreviewAnswer> Handle(ApprovalPreview request, CancellationToken cancellationToken)
    {
        var plan = await ApprovalPlan.MakeAsync(db, request.ServiceNumber, request.StartDate, clock, cancellationToken);
        var service = plan.Service;
        var zero = TaxedAmount.Zero(plan.Customer.Currency);
        return new(
            plan.Fingerprint, service.Number, service.Name, plan.Customer.Name, plan.Customer.Number, service.WasPaidUpFront, service.ApprovalNumber > 0,
            request.StartDate, plan.Correction?.Credit.Paid, service.Recurring, plan.Correction?.Credit.UnusedDays ?? 0,
            plan.Correction?.Issue ?? zero, plan.Correction?.Credit.Amount ?? zero,
            [.. (plan.Correction?.Void ?? []).Select(note => new VoidedNote(note.Number, note.Amount))],
            plan.Bills ? plan.FirstBill : null,
            plan.Bills && service.Period is { } period ? new DateSpan(plan.Start, period.EndOf(plan.Start)) : null,
            plan.Bills ? plan.DueOn : null, plan.Replaces?.Number, plan.Customer.Balance, plan.BalanceAfter,
            mails.ServiceApprovedText(plan.Terms, plan.Customer, service, plan.Start, plan.Bills ? plan.FirstBill : null, plan.Bills ? plan.DueOn : null),
            plan.Explanation);
    }
}
