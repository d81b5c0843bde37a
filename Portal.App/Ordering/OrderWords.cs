using Portal.App.Kit;
using Portal.Domain.Ordering;

namespace Portal.App.Ordering;

/// <summary>The words of an order's status, the same for customers, partners and staff.</summary>
public static class OrderWords
{
    public static StatusWord Word(this OrderStatus status) => status switch
    {
        OrderStatus.AwaitingPayment => new(Tone.Warning, "card", "Awaiting payment"),
        OrderStatus.PaymentPending => new(Tone.Info, "clock", "Pending"),
        OrderStatus.PaymentFailed => new(Tone.Danger, "x-circle", "Failed"),
        OrderStatus.Paid => new(Tone.Success, "check-circle", "Successful"),
        OrderStatus.Requested => new(Tone.Warning, "clock", "Waits for approval"),
        OrderStatus.Completed => new(Tone.Success, "check-circle", "Completed"),
        OrderStatus.Rejected => new(Tone.Danger, "x-circle", "Rejected"),
        OrderStatus.Canceled => new(Tone.Neutral, "x", "Canceled"),
    };

    public static string Word(this OrderKind kind) => kind switch
    {
        OrderKind.Paid => "Paid up front",
        OrderKind.Requested => "Requested",
    };
}
