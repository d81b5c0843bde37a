using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;

namespace Portal.Domain.Billing;

/// <summary>Created: intent recorded, gateway not asked yet. Open: the customer is at the gateway. Processing: the gateway waits for the money.</summary>
public enum PaymentStatus { Created, Open, Processing, Succeeded, Failed, Canceled }

/// <summary>How the part beyond the balance is paid.</summary>
public enum PaymentKind { Card, SavedCard, Balance }

/// <summary>
/// One attempt to pay an order or an invoice: a part from the balance, held at once, and a part by card.
/// The intent is recorded first, the gateway is called with this id as idempotency key, then the outcome is recorded (DESIGN, flow 6).
/// </summary>
public sealed class Payment
{
    private Payment() { }

    public Payment(CustomerAccount customer, PaymentTarget target, PaymentKind kind, Money cardPart, Money balancePart, string? savedCard, bool saveCard, DateTime at)
    {
        if (cardPart.IsNegative || balancePart.IsNegative || (cardPart + balancePart).IsNegative)
            throw new Refusal("payment.amount", "An amount to pay is zero or more.");
        if ((kind == PaymentKind.Balance) != cardPart.IsZero)
            throw new Refusal("payment.balance-too-low", $"The balance of {customer.Balance} does not cover it. Choose a card for the rest.", "Method");
        Id = Id<Payment>.New();
        PartnerId = customer.PartnerId;
        CustomerId = customer.Id;
        OrderId = target.OrderId;
        InvoiceId = target.InvoiceId;
        Kind = kind;
        CardPart = cardPart;
        BalancePart = balancePart;
        SavedCardId = savedCard;
        SaveCard = saveCard;
        CreatedAt = at;
        NextCheckAt = at.AddSeconds(30);
    }

    public Id<Payment> Id { get; private set; }
    public Id<Partner> PartnerId { get; private set; }
    public Id<Customer> CustomerId { get; private set; }

    /// <summary>One open payment per order, and per invoice: the database holds it with a filtered unique index.</summary>
    public Id<Order>? OrderId { get; private set; }

    public Id<Invoice>? InvoiceId { get; private set; }
    public PaymentKind Kind { get; private set; }
    public Money CardPart { get; private set; }
    public Money BalancePart { get; private set; }

    /// <summary>The gateway's id of the card to charge.</summary>
    public string? SavedCardId { get; private set; }

    /// <summary>The customer asked to keep the card for next time.</summary>
    public bool SaveCard { get; private set; }

    public PaymentStatus Status { get; private set; }
    public string? GatewayCheckoutId { get; private set; }

    /// <summary>The gateway's id of the payment itself, unique.</summary>
    public string? GatewayPaymentId { get; private set; }

    /// <summary>Where the customer pays.</summary>
    public string? PageUrl { get; private set; }

    /// <summary>Why it failed, in the gateway's words for the customer.</summary>
    public string FailureText { get; private set; } = "";

    /// <summary>What was paid back through the gateway, or is on its way.</summary>
    public Money Refunded => new(RefundedMinor, CardPart.Currency);

    public long RefundedMinor { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public DateTime? SettledAt { get; private set; }

    /// <summary>When the sweep asks the gateway about it next; null when it is settled.</summary>
    public DateTime? NextCheckAt { get; private set; }

    public int Checks { get; private set; }
    public int Version { get; private set; }

    public Money Total => CardPart + BalancePart;
    public bool IsOpen => Status is PaymentStatus.Created or PaymentStatus.Open or PaymentStatus.Processing;
    public Money Refundable => Status == PaymentStatus.Succeeded ? CardPart - Refunded : Money.Zero(CardPart.Currency);

    /// <summary>The same for every repetition of the same call, so that the gateway acts once.</summary>
    public string IdempotencyKey => $"payment-{Id}";

    /// <summary>The gateway opened its page, or took the charge into work. Repeated: no change.</summary>
    public void Opened(string? checkoutId, string? paymentId, string? pageUrl)
    {
        if (Status == PaymentStatus.Created)
            MoveTo(PaymentStatus.Open);
        GatewayCheckoutId = checkoutId ?? GatewayCheckoutId;
        GatewayPaymentId = paymentId ?? GatewayPaymentId;
        PageUrl = pageUrl ?? PageUrl;
    }

    /// <summary>The gateway waits for the money. True when this is news.</summary>
    public bool Process(string? gatewayPaymentId)
    {
        GatewayPaymentId = gatewayPaymentId ?? GatewayPaymentId;
        return Learn(PaymentStatus.Processing, null);
    }

    /// <summary>The money is there. True when this is news; a repeated fact changes nothing.</summary>
    public bool Succeed(string? gatewayPaymentId, DateTime at)
    {
        GatewayPaymentId = gatewayPaymentId ?? GatewayPaymentId;
        return Learn(PaymentStatus.Succeeded, at);
    }

    /// <summary>The attempt is over without money. True when this is news.</summary>
    public bool Fail(string why, DateTime at)
    {
        var news = Learn(PaymentStatus.Failed, at);
        if (news)
            FailureText = why;
        return news;
    }

    /// <summary>Nobody paid and nobody will: the page expired or the customer chose another way. True when this is news.</summary>
    public bool Cancel(DateTime at) => Learn(PaymentStatus.Canceled, at);

    /// <summary>Somebody said that there is news: ask the gateway then.</summary>
    public void CheckAt(DateTime at) => NextCheckAt = at;

    /// <summary>Ask the gateway again later: soon at first, hourly in the end.</summary>
    public void CheckAgain(DateTime at)
    {
        Checks++;
        NextCheckAt = !IsOpen ? null : at.AddSeconds(Math.Min(3600, 30 * Math.Pow(2, Math.Min(Checks, 10))));
    }

    /// <exception cref="Refusal">More would go back than came in.</exception>
    public void AddRefund(Money amount)
    {
        if (amount > Refundable)
            throw new Refusal("refund.too-much", $"Only {Refundable} of this payment can be paid back through the gateway.");
        RefundedMinor += amount.Minor;
    }

    public void RefundFailed(Money amount) => RefundedMinor -= amount.Minor;

    private bool Learn(PaymentStatus to, DateTime? settledAt)
    {
        if (Status == to || (Status == PaymentStatus.Succeeded && to == PaymentStatus.Processing))
            return false;
        MoveTo(to);
        if (settledAt is not null)
        {
            SettledAt = settledAt;
            NextCheckAt = null;
        }
        return true;
    }

    private void MoveTo(PaymentStatus to) => Status = CanMove(Status, to) ? to : throw Transition.Refused("payment", Status, to);

    /// <summary>Every allowed move. Money that arrives after all is a fact: Failed and Canceled can still become Succeeded.</summary>
    public static bool CanMove(PaymentStatus from, PaymentStatus to) => (from, to) switch
    {
        (PaymentStatus.Created, PaymentStatus.Open) => true,
        (PaymentStatus.Created or PaymentStatus.Open, PaymentStatus.Processing) => true,
        (PaymentStatus.Created or PaymentStatus.Open or PaymentStatus.Processing, PaymentStatus.Succeeded or PaymentStatus.Failed or PaymentStatus.Canceled) => true,
        (PaymentStatus.Failed or PaymentStatus.Canceled, PaymentStatus.Succeeded) => true,
        _ => false,
    };
}

/// <summary>What a payment is for: exactly one of the two.</summary>
public readonly record struct PaymentTarget
{
    private PaymentTarget(Id<Order>? orderId, Id<Invoice>? invoiceId) => (OrderId, InvoiceId) = (orderId, invoiceId);

    public Id<Order>? OrderId { get; }
    public Id<Invoice>? InvoiceId { get; }

    public static PaymentTarget Of(Id<Order> order) => new(order, null);
    public static PaymentTarget Of(Id<Invoice> invoice) => new(null, invoice);
}
