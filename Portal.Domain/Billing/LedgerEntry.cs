using Portal.Domain.Customers;

namespace Portal.Domain.Billing;

/// <summary>What moved a balance.</summary>
public enum LedgerKind
{
    /// <summary>Money came in through the gateway.</summary>
    PaymentReceived,

    /// <summary>An invoice was paid from the balance, the card's part having come in just before.</summary>
    InvoicePaid,

    /// <summary>Balance set aside while the card part of a payment is under way.</summary>
    Held,

    /// <summary>What was set aside came back.</summary>
    Released,

    CreditNoteIssued,
    CreditNoteVoided,

    /// <summary>Paid back through the gateway.</summary>
    RefundRequested,

    /// <summary>The gateway could not pay it back.</summary>
    RefundFailed,

    /// <summary>An issued invoice that had been paid was canceled.</summary>
    InvoiceCanceled,

    /// <summary>Staff changed the balance by hand, with a reason.</summary>
    Adjusted,
}

/// <summary>One line of a customer's balance. Never changed: the balance is the sum of these (SPEC 11).</summary>
public sealed class LedgerEntry
{
    private LedgerEntry() { }

    internal LedgerEntry(Id<Customer> customerId, int sequence, LedgerKind kind, Money amount, Money balanceAfter, string cause, string text, DateTime at)
    {
        Id = Id<LedgerEntry>.New();
        CustomerId = customerId;
        Sequence = sequence;
        Kind = kind;
        Amount = amount;
        BalanceAfter = balanceAfter;
        Cause = cause;
        Text = text;
        At = at;
    }

    public Id<LedgerEntry> Id { get; private set; }
    public Id<Customer> CustomerId { get; private set; }

    /// <summary>1, 2, 3 … per customer, unique: two writers at once cannot both append.</summary>
    public int Sequence { get; private set; }

    public LedgerKind Kind { get; private set; }
    public Money Amount { get; private set; }
    public Money BalanceAfter { get; private set; }

    /// <summary>Unique together with the kind.</summary>
    public string Cause { get; private set; } = "";

    public string Text { get; private set; } = "";
    public DateTime At { get; private set; }
}
