using Portal.Domain.Customers;

namespace Portal.Domain.Billing;

public enum RefundStatus { Created, Pending, Succeeded, Failed }

/// <summary>Money on its way back through the gateway, for a credit note. Recorded before the gateway is called.</summary>
public sealed class Refund
{
    private Refund() { }

    public Refund(CreditNote note, Payment payment, DateTime at)
    {
        Id = Id<Refund>.New();
        CustomerId = note.CustomerId;
        CreditNoteId = note.Id;
        PaymentId = payment.Id;
        GatewayPaymentId = payment.GatewayPaymentId ?? throw new Refusal("refund.no-card", "This payment did not go through the gateway, so nothing can be paid back there.");
        Amount = note.Amount.Total;
        CreatedAt = at;
        NextCheckAt = at.AddSeconds(30);
    }

    public Id<Refund> Id { get; private set; }
    public Id<Customer> CustomerId { get; private set; }

    /// <summary>One refund that has not failed per credit note: a filtered unique index holds it.</summary>
    public Id<CreditNote> CreditNoteId { get; private set; }

    public Id<Payment> PaymentId { get; private set; }
    public string GatewayPaymentId { get; private set; } = "";
    public string? GatewayRefundId { get; private set; }
    public Money Amount { get; private set; }
    public RefundStatus Status { get; private set; }
    public string FailureText { get; private set; } = "";
    public DateTime CreatedAt { get; private set; }
    public DateTime? NextCheckAt { get; private set; }
    public int Checks { get; private set; }
    public int Version { get; private set; }

    public string IdempotencyKey => $"refund-{Id}";

    /// <summary>The gateway took it into work. True when this is news.</summary>
    public bool Accept(string gatewayRefundId)
    {
        GatewayRefundId = gatewayRefundId;
        return Learn(RefundStatus.Pending, settled: false);
    }

    public bool Succeed(string gatewayRefundId)
    {
        GatewayRefundId = gatewayRefundId;
        return Learn(RefundStatus.Succeeded, settled: true);
    }

    public bool Fail(string why)
    {
        var news = Learn(RefundStatus.Failed, settled: true);
        if (news)
            FailureText = why;
        return news;
    }

    /// <summary>Somebody said that there is news: ask the gateway then.</summary>
    public void CheckAt(DateTime at) => NextCheckAt = at;

    /// <summary>Ask the gateway again later: soon at first, hourly in the end.</summary>
    public void CheckAgain(DateTime at)
    {
        Checks++;
        NextCheckAt = Status is RefundStatus.Succeeded or RefundStatus.Failed ? null : at.AddSeconds(Math.Min(3600, 30 * Math.Pow(2, Math.Min(Checks, 10))));
    }

    private bool Learn(RefundStatus to, bool settled)
    {
        if (Status == to || (Status == RefundStatus.Succeeded && to == RefundStatus.Pending))
            return false;
        Status = CanMove(Status, to) ? to : throw Transition.Refused("refund", Status, to);
        if (settled)
            NextCheckAt = null;
        return true;
    }

    /// <summary>Every allowed move. A refund that succeeded may still fail later (gateway rules).</summary>
    public static bool CanMove(RefundStatus from, RefundStatus to) => (from, to) switch
    {
        (RefundStatus.Created, RefundStatus.Pending or RefundStatus.Succeeded or RefundStatus.Failed) => true,
        (RefundStatus.Pending, RefundStatus.Succeeded or RefundStatus.Failed) => true,
        (RefundStatus.Succeeded, RefundStatus.Failed) => true,
        _ => false,
    };
}
