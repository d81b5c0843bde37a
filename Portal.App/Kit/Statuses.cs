using Portal.Domain.Billing;
using Portal.Domain.Ordering;
using Portal.Domain.Services;
using Portal.Domain.Support;

namespace Portal.App.Kit;

public sealed record StatusLook(string Text, Tone Tone, string Icon);

/// <summary>What each status is called on screen. Success: done. Info: goes on by itself. Warning: somebody must act. Danger: went wrong. Neutral: over.</summary>
public static class Statuses
{
    public static StatusLook Look(Enum status) => status switch
    {
        ServiceStatus service => Look(service),
        OrderStatus order => Look(order),
        InvoiceStatus invoice => Look(invoice),
        CreditNoteStatus creditNote => Look(creditNote),
        PaymentStatus payment => Look(payment),
        RefundStatus refund => Look(refund),
        TicketStatus ticket => Look(ticket),
        MailStatus mail => Look(mail),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, $"{status.GetType().Name} has no look yet; add it here."),
    };

    private static StatusLook Look(ServiceStatus status) => status switch
    {
        ServiceStatus.Pending => new("Pending", Tone.Warning, "clock"),
        ServiceStatus.InProgress => new("In progress", Tone.Info, "refresh"),
        ServiceStatus.Active => new("Active", Tone.Success, "check-circle"),
        ServiceStatus.Ended => new("Ended", Tone.Neutral, "pause"),
        ServiceStatus.Rejected => new("Rejected", Tone.Danger, "x-circle"),
    };

    private static StatusLook Look(OrderStatus status) => status switch
    {
        OrderStatus.AwaitingPayment => new("Awaiting payment", Tone.Warning, "card"),
        OrderStatus.PaymentPending => new("Pending", Tone.Info, "clock"),
        OrderStatus.PaymentFailed => new("Failed", Tone.Danger, "x-circle"),
        OrderStatus.Paid => new("Paid", Tone.Success, "check-circle"),
        OrderStatus.Requested => new("Awaiting approval", Tone.Warning, "clock"),
        OrderStatus.Completed => new("Completed", Tone.Success, "check-circle"),
        OrderStatus.Rejected => new("Rejected", Tone.Danger, "x-circle"),
        OrderStatus.Canceled => new("Canceled", Tone.Neutral, "x-circle"),
    };

    private static StatusLook Look(InvoiceStatus status) => status switch
    {
        InvoiceStatus.Draft => new("Draft", Tone.Neutral, "edit"),
        InvoiceStatus.Issued => new("Issued", Tone.Warning, "invoice"),
        InvoiceStatus.Paid => new("Paid", Tone.Success, "check-circle"),
        InvoiceStatus.Canceled => new("Canceled", Tone.Neutral, "x-circle"),
    };

    private static StatusLook Look(CreditNoteStatus status) => status switch
    {
        CreditNoteStatus.RefundDue => new("Refund due", Tone.Warning, "refund"),
        CreditNoteStatus.Refunding => new("Refunding", Tone.Info, "refresh"),
        CreditNoteStatus.Refunded => new("Refunded", Tone.Success, "check-circle"),
        CreditNoteStatus.Closed => new("Closed", Tone.Success, "check-circle"),
        CreditNoteStatus.Deleted => new("Deleted", Tone.Neutral, "trash"),
    };

    private static StatusLook Look(PaymentStatus status) => status switch
    {
        PaymentStatus.Created => new("Created", Tone.Neutral, "clock"),
        PaymentStatus.Open => new("Open", Tone.Warning, "card"),
        PaymentStatus.Processing => new("Pending", Tone.Info, "clock"),
        PaymentStatus.Succeeded => new("Successful", Tone.Success, "check-circle"),
        PaymentStatus.Failed => new("Failed", Tone.Danger, "x-circle"),
        PaymentStatus.Canceled => new("Canceled", Tone.Neutral, "x-circle"),
    };

    private static StatusLook Look(RefundStatus status) => status switch
    {
        RefundStatus.Created => new("Created", Tone.Neutral, "clock"),
        RefundStatus.Pending => new("Pending", Tone.Info, "clock"),
        RefundStatus.Succeeded => new("Refunded", Tone.Success, "check-circle"),
        RefundStatus.Failed => new("Failed", Tone.Danger, "x-circle"),
    };

    private static StatusLook Look(TicketStatus status) => status switch
    {
        TicketStatus.New => new("New", Tone.Brand, "star"),
        TicketStatus.Open => new("Open", Tone.Info, "ticket"),
        TicketStatus.OnHold => new("On hold", Tone.Warning, "pause"),
        TicketStatus.Closed => new("Closed", Tone.Neutral, "check"),
    };

    private static StatusLook Look(MailStatus status) => status switch
    {
        MailStatus.Queued => new("Queued", Tone.Info, "clock"),
        MailStatus.Sent => new("Sent", Tone.Success, "check-circle"),
        MailStatus.Failed => new("Failed", Tone.Danger, "x-circle"),
    };
}
