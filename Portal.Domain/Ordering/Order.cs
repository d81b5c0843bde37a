using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Domain.Partners;
using Portal.Domain.Support;

namespace Portal.Domain.Ordering;

/// <summary>How it was placed (SPEC 1): paid through the gateway or balance, or requested.</summary>
public enum OrderKind { Paid, Requested }

/// <summary>
/// AwaitingPayment: the customer is on the way to pay. PaymentPending: the gateway waits for the money. PaymentFailed: can be
/// paid again. Paid: services exist, start dates are confirmed next. Requested: staff decide. Completed, Rejected and Canceled are final.
/// </summary>
public enum OrderStatus { AwaitingPayment, PaymentPending, PaymentFailed, Paid, Requested, Completed, Rejected, Canceled }

/// <summary>What was submitted: a priced snapshot that no later change of a product reaches (SPEC 1).</summary>
public sealed class Order
{
    private readonly List<OrderLine> _lines = [];
    private readonly List<OrderEvent> _events = [];

    private Order() { }

    /// <exception cref="Refusal">There is nothing in it.</exception>
    public Order(string number, CustomerAccount customer, OrderKind kind, Guid checkoutKey, IEnumerable<OrderLine> lines, DateOnly? wishedStart, DateTime at)
    {
        Id = Id<Order>.New();
        Number = number;
        PartnerId = customer.PartnerId;
        CustomerId = customer.Id;
        Kind = kind;
        CheckoutKey = checkoutKey;
        _lines.AddRange(lines);
        if (_lines.Count == 0)
            throw new Refusal("cart.empty", "Your cart is empty. Select a service first.");
        for (var position = 0; position < _lines.Count; position++)
            _lines[position].Position = position;
        Total = _lines.Select(line => line.DueNow).Sum(customer.Currency);
        WishedStart = wishedStart;
        PlacedAt = at;
        Status = kind switch { OrderKind.Paid => OrderStatus.AwaitingPayment, OrderKind.Requested => OrderStatus.Requested };
        Note(at, kind == OrderKind.Paid ? "Order placed" : "Request sent");
    }

    public Id<Order> Id { get; private set; }
    public string Number { get; private set; } = "";
    public Id<Partner> PartnerId { get; private set; }
    public Id<Customer> CustomerId { get; private set; }
    public OrderKind Kind { get; private set; }

    /// <summary>From the cart, unique: one cart becomes one order (SPEC 3).</summary>
    public Guid CheckoutKey { get; private set; }

    public OrderStatus Status { get; private set; }
    public IReadOnlyList<OrderLine> Lines => _lines;

    /// <summary>What happened, for the customer's timeline, oldest first.</summary>
    public IReadOnlyList<OrderEvent> Events => _events;

    /// <summary>Due at once: first periods, setup fees, one-time prices.</summary>
    public TaxedAmount Total { get; private set; }

    public DateOnly? WishedStart { get; private set; }

    /// <summary>The ticket that carries a request.</summary>
    public Id<Ticket>? TicketId { get; private set; }

    public string CloseReason { get; private set; } = "";
    public DateTime PlacedAt { get; private set; }
    public DateTime? PaidAt { get; private set; }

    /// <summary>When the customer is told once more which data its services still wait for; null when there is nothing to tell (SPEC 6).</summary>
    public DateTime? RemindAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>Whether the customer can (still, or again) pay it.</summary>
    public bool IsPayable => Status is OrderStatus.AwaitingPayment or OrderStatus.PaymentFailed;

    public void SentAs(Id<Ticket> ticket) => TicketId = ticket;

    /// <summary>Another attempt after a failed one. Nothing changes while the order awaits its first payment.</summary>
    public void PayAgain(DateTime at)
    {
        if (!IsPayable)
            throw new Refusal("order.not-payable", Status switch
            {
                OrderStatus.PaymentPending => "A payment for this order is still pending. You are told here when it is decided.",
                OrderStatus.Paid or OrderStatus.Completed => "This order is already paid.",
                OrderStatus.Requested => "This order is a request: it is billed after approval.",
                OrderStatus.Rejected or OrderStatus.Canceled => "This order is closed. Order again from the product page.",
                OrderStatus.AwaitingPayment or OrderStatus.PaymentFailed => throw new InvalidOperationException(),
            });
        if (Status == OrderStatus.PaymentFailed)
            MoveTo(OrderStatus.AwaitingPayment, at, "Payment tried again");
    }

    /// <summary>The gateway waits for the money. A repeated fact, or one that comes after the order was closed, changes nothing.</summary>
    public void Pend(DateTime at)
    {
        if (IsPayable)
            MoveTo(OrderStatus.PaymentPending, at, "Payment pending");
    }

    /// <summary>The payment failed; nothing is lost. A repeated fact changes nothing.</summary>
    public void PaymentFailed(string why, DateTime at)
    {
        if (Status is OrderStatus.AwaitingPayment or OrderStatus.PaymentPending)
            MoveTo(OrderStatus.PaymentFailed, at, $"Payment failed: {why}");
    }

    /// <summary>The money is there. False when the order was closed meanwhile: the money then stays on the balance.</summary>
    public bool Pay(DateTime at)
    {
        if (Status is OrderStatus.Canceled or OrderStatus.Rejected or OrderStatus.Paid or OrderStatus.Completed)
            return false;
        MoveTo(OrderStatus.Paid, at, "Payment successful");
        PaidAt = at;
        return true;
    }

    /// <summary>Every service of it was decided.</summary>
    public void Complete(DateTime at) => MoveTo(OrderStatus.Completed, at, "Approved");

    /// <summary>Every requested service of it was turned down.</summary>
    public void Reject(string reason, DateTime at)
    {
        MoveTo(OrderStatus.Rejected, at, $"Rejected: {reason}");
        CloseReason = reason;
    }

    /// <summary>Given up before it was paid or approved.</summary>
    public void Cancel(string reason, DateTime at)
    {
        MoveTo(OrderStatus.Canceled, at, $"Canceled: {reason}");
        CloseReason = reason;
    }

    /// <summary>The customer was told which data is missing.</summary>
    /// <param name="days">After which it is told once more; 0 for never.</param>
    public void WaitForData(int days, DateTime at) => RemindAt = days == 0 ? null : at.AddDays(days);

    /// <summary>Whoever sends the reminder takes it first.</summary>
    /// <returns>False when it is not due, or another one took it.</returns>
    public bool TakeReminder(DateTime at)
    {
        if (RemindAt is not { } due || due > at)
            return false;
        RemindAt = null;
        return true;
    }

    /// <summary>Adds to the timeline.</summary>
    public void Note(DateTime at, string text) => _events.Add(new OrderEvent(at, text));

    private void MoveTo(OrderStatus to, DateTime at, string text)
    {
        Status = CanMove(Status, to) ? to : throw Transition.Refused("order", Status, to);
        Note(at, text);
    }

    /// <summary>Every allowed move.</summary>
    public static bool CanMove(OrderStatus from, OrderStatus to) => (from, to) switch
    {
        (OrderStatus.AwaitingPayment, OrderStatus.PaymentPending or OrderStatus.PaymentFailed or OrderStatus.Paid or OrderStatus.Canceled) => true,
        (OrderStatus.PaymentPending, OrderStatus.PaymentFailed or OrderStatus.Paid) => true,
        (OrderStatus.PaymentFailed, OrderStatus.AwaitingPayment or OrderStatus.PaymentPending or OrderStatus.Paid or OrderStatus.Canceled) => true,
        (OrderStatus.Paid, OrderStatus.Completed) => true,
        (OrderStatus.Requested, OrderStatus.Completed or OrderStatus.Rejected or OrderStatus.Canceled) => true,
        _ => false,
    };
}

/// <summary>A line of the order's timeline.</summary>
public sealed record OrderEvent(DateTime At, string Text);
