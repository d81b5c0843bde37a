using Portal.App.Billing;
using Portal.App.Ordering;
using Portal.App.Services;
using Portal.Domain.Billing;
using Portal.Domain.Ordering;
using Portal.Domain.Services;
using Portal.Domain.Support;

namespace Portal.App.Kit;

/// <summary>What each status is called on screen; orders, services and money documents have their words in their own area. Success: done. Info: goes on by itself. Warning: somebody must act. Danger: went wrong. Neutral: over.</summary>
public static class Statuses
{
    public static StatusWord Look(Enum status) => status switch
    {
        ServiceStatus service => service.Word(),
        OrderStatus order => order.Word(),
        InvoiceStatus invoice => invoice.Word(overdue: false),
        CreditNoteStatus creditNote => creditNote.Word(),
        PaymentStatus payment => payment.Word(),
        RefundStatus refund => Look(refund),
        TicketStatus ticket => Look(ticket),
        MailStatus mail => Look(mail),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, $"{status.GetType().Name} has no look yet; add it here."),
    };

    private static StatusWord Look(RefundStatus status) => status switch
    {
        RefundStatus.Created => new(Tone.Neutral, "clock", "Created"),
        RefundStatus.Pending => new(Tone.Info, "clock", "Pending"),
        RefundStatus.Succeeded => new(Tone.Success, "check-circle", "Refunded"),
        RefundStatus.Failed => new(Tone.Danger, "x-circle", "Failed"),
    };

    private static StatusWord Look(TicketStatus status) => status switch
    {
        TicketStatus.New => new(Tone.Brand, "star", "New"),
        TicketStatus.Open => new(Tone.Info, "ticket", "Open"),
        TicketStatus.OnHold => new(Tone.Warning, "pause", "On hold"),
        TicketStatus.Closed => new(Tone.Neutral, "check", "Closed"),
    };

    private static StatusWord Look(MailStatus status) => status switch
    {
        MailStatus.Queued => new(Tone.Info, "clock", "Queued"),
        MailStatus.Sent => new(Tone.Success, "check-circle", "Sent"),
        MailStatus.Failed => new(Tone.Danger, "x-circle", "Failed"),
    };
}
