using Portal.Domain.Customers;
using Portal.Domain.Partners;
using Portal.Domain.Services;

namespace Portal.Domain.Billing;

/// <summary>SPEC 4: it starts as Refund due. Closed: used on an invoice. Refunded: paid back. Deleted: voided, still visible.</summary>
public enum CreditNoteStatus { RefundDue, Refunding, Refunded, Closed, Deleted }

/// <summary>A document that gives money back. Its amounts never change; a correction voids it and issues another (SPEC 4).</summary>
public sealed class CreditNote
{
    private CreditNote() { }

    internal CreditNote(string number, Service service, Credit credit, TaxedAmount amount, string reason, DocumentParties parties, DateOnly issuedOn, DateTime at)
    {
        Id = Id<CreditNote>.New();
        Number = number;
        PartnerId = service.PartnerId;
        CustomerId = service.CustomerId;
        ServiceId = service.Id;
        InvoiceId = service.InvoiceId;
        ApprovalNumber = service.ApprovalNumber;
        Reason = reason;
        ServiceName = service.Name;
        PaidFrom = credit.Paid.From;
        PaidUntil = credit.Paid.Until;
        StartDate = credit.Start;
        UnusedDays = credit.UnusedDays;
        TaxName = service.TaxName;
        TaxRate = service.TaxRate;
        Amount = amount;
        Seller = parties.Seller;
        Buyer = parties.Buyer;
        IssuedOn = issuedOn;
        CreatedAt = at;
    }

    public Id<CreditNote> Id { get; private set; }

    /// <summary>Gapless per partner and year.</summary>
    public string Number { get; private set; } = "";

    public Id<Partner> PartnerId { get; private set; }
    public Id<Customer> CustomerId { get; private set; }
    public Id<Service> ServiceId { get; private set; }

    /// <summary>The invoice whose amount it reduces.</summary>
    public Id<Invoice>? InvoiceId { get; private set; }

    /// <summary>Which approval of the service made it; unique with the service.</summary>
    public int ApprovalNumber { get; private set; }

    public string Reason { get; private set; } = "";
    public string ServiceName { get; private set; } = "";
    public DateOnly PaidFrom { get; private set; }
    public DateOnly PaidUntil { get; private set; }
    public DateOnly StartDate { get; private set; }
    public int UnusedDays { get; private set; }
    public string TaxName { get; private set; } = "";
    public TaxRate TaxRate { get; private set; }
    public TaxedAmount Amount { get; private set; }
    public Party Seller { get; private set; } = Party.Empty;
    public Party Buyer { get; private set; } = Party.Empty;
    public CreditNoteStatus Status { get; private set; }
    public DateOnly IssuedOn { get; private set; }
    public DateTime CreatedAt { get; private set; }

    /// <summary>Why it left Refund due: the invoice number, the refund, or the reason of the void.</summary>
    public string Settlement { get; private set; } = "";

    public int Version { get; private set; }

    public DateSpan Paid => new(PaidFrom, PaidUntil);

    /// <summary>Whether its amount still counts as given back.</summary>
    public bool Counts => Status != CreditNoteStatus.Deleted;

    /// <summary>Used on an invoice; what is left of it stays on the balance.</summary>
    public void Close(string invoiceNumber)
    {
        MoveTo(CreditNoteStatus.Closed);
        Settlement = $"Used on invoice {invoiceNumber}";
    }

    /// <summary>Voided while unused. The caller takes the amount from the balance in the same transaction.</summary>
    public void Void(string reason)
    {
        MoveTo(CreditNoteStatus.Deleted);
        Settlement = reason;
    }

    /// <summary>The gateway was asked to pay it back.</summary>
    public void StartRefund() => MoveTo(CreditNoteStatus.Refunding);

    public void Refunded(string gatewayReference)
    {
        MoveTo(CreditNoteStatus.Refunded);
        Settlement = $"Paid back, {gatewayReference}";
    }

    /// <summary>The gateway could not pay it back: due again.</summary>
    public void RefundFailed()
    {
        MoveTo(CreditNoteStatus.RefundDue);
        Settlement = "";
    }

    private void MoveTo(CreditNoteStatus to) => Status = CanMove(Status, to) ? to : throw Transition.Refused("credit note", Status, to);

    /// <summary>Every allowed move. A succeeded refund may still fail later (gateway rules), so Refunded can become due again.</summary>
    public static bool CanMove(CreditNoteStatus from, CreditNoteStatus to) => (from, to) switch
    {
        (CreditNoteStatus.RefundDue, CreditNoteStatus.Refunding or CreditNoteStatus.Closed or CreditNoteStatus.Deleted) => true,
        (CreditNoteStatus.Refunding, CreditNoteStatus.Refunded or CreditNoteStatus.RefundDue) => true,
        (CreditNoteStatus.Refunded, CreditNoteStatus.RefundDue) => true,
        _ => false,
    };
}

/// <summary>Who sells and who buys, as printed on a document.</summary>
public sealed record DocumentParties(Party Seller, Party Buyer);
