using Portal.App.Kit;
using Portal.App.Partners;
using Portal.Domain.Billing;
using Portal.Domain.Partners;

namespace Portal.App.Billing;

/// <summary>The words of money documents and of what moved a balance.</summary>
public static class BillingWords
{
    /// <param name="overdue">From <see cref="Invoice.IsOverdue"/>: it follows from the date and is never stored.</param>
    public static StatusWord Word(this InvoiceStatus status, bool overdue) => status switch
    {
        InvoiceStatus.Draft => new(Tone.Neutral, "edit", "Draft"),
        InvoiceStatus.Issued => overdue ? new(Tone.Danger, "alert", "Overdue") : new(Tone.Warning, "clock", "Open"),
        InvoiceStatus.Paid => new(Tone.Success, "check-circle", "Paid"),
        InvoiceStatus.Canceled => new(Tone.Neutral, "x", "Canceled"),
    };

    public static StatusWord Word(this CreditNoteStatus status) => status switch
    {
        CreditNoteStatus.RefundDue => new(Tone.Warning, "refund", "Refund due"),
        CreditNoteStatus.Refunding => new(Tone.Info, "refresh", "Being refunded"),
        CreditNoteStatus.Refunded => new(Tone.Success, "check-circle", "Refunded"),
        CreditNoteStatus.Closed => new(Tone.Success, "check-circle", "Closed"),
        CreditNoteStatus.Deleted => new(Tone.Neutral, "trash", "Deleted"),
    };

    public static StatusWord Word(this PaymentStatus status) => status switch
    {
        PaymentStatus.Created => new(Tone.Neutral, "clock", "Started"),
        PaymentStatus.Open => new(Tone.Warning, "card", "Awaiting payment"),
        PaymentStatus.Processing => new(Tone.Info, "clock", "Pending"),
        PaymentStatus.Succeeded => new(Tone.Success, "check-circle", "Successful"),
        PaymentStatus.Failed => new(Tone.Danger, "x-circle", "Failed"),
        PaymentStatus.Canceled => new(Tone.Neutral, "x", "Canceled"),
    };

    public static StatusWord Word(this RefundStatus status) => status switch
    {
        RefundStatus.Created => new(Tone.Neutral, "clock", "Created"),
        RefundStatus.Pending => new(Tone.Info, "clock", "Pending"),
        RefundStatus.Succeeded => new(Tone.Success, "check-circle", "Refunded"),
        RefundStatus.Failed => new(Tone.Danger, "x-circle", "Failed"),
    };

    public static string Word(this PaymentKind kind) => kind switch
    {
        PaymentKind.Card => PaymentMethods.Card.Word(),
        PaymentKind.SavedCard => PaymentMethods.SavedCard.Word(),
        PaymentKind.Balance => PaymentMethods.Balance.Word(),
    };

    public static string Word(this LedgerKind kind) => kind switch
    {
        LedgerKind.PaymentReceived => "Payment received",
        LedgerKind.InvoicePaid => "Invoice paid",
        LedgerKind.Held => "Set aside",
        LedgerKind.Released => "Released",
        LedgerKind.CreditNoteIssued => "Credit note",
        LedgerKind.CreditNoteVoided => "Credit note voided",
        LedgerKind.RefundRequested => "Refund",
        LedgerKind.RefundFailed => "Refund failed",
        LedgerKind.InvoiceCanceled => "Invoice canceled",
        LedgerKind.Adjusted => "Adjusted by hand",
    };
}
