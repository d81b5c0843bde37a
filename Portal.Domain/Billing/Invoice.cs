using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Domain.Services;

namespace Portal.Domain.Billing;

/// <summary>A draft has no number; an issued invoice is never edited, only paid or canceled (SPEC 11).</summary>
public enum InvoiceStatus { Draft, Issued, Paid, Canceled }

public sealed class Invoice
{
    private readonly List<InvoiceLine> _lines = [];

    private Invoice() { }

    public Invoice(CustomerAccount customer, Id<Order>? orderId, IEnumerable<InvoiceLine> lines, DocumentParties parties, DateTime at)
    {
        Id = Id<Invoice>.New();
        PartnerId = customer.PartnerId;
        CustomerId = customer.Id;
        OrderId = orderId;
        _lines.AddRange(lines);
        for (var position = 0; position < _lines.Count; position++)
            _lines[position].Position = position;
        Total = _lines.Select(line => line.Amount).Sum(customer.Currency);
        Seller = parties.Seller;
        Buyer = parties.Buyer;
        CreatedAt = at;
    }

    public Id<Invoice> Id { get; private set; }

    /// <summary>Given when it is issued: gapless per partner and year.</summary>
    public string? Number { get; private set; }

    public Id<Partner> PartnerId { get; private set; }
    public Id<Customer> CustomerId { get; private set; }
    public Id<Order>? OrderId { get; private set; }
    public InvoiceStatus Status { get; private set; }
    public IReadOnlyList<InvoiceLine> Lines => _lines;
    public TaxedAmount Total { get; private set; }
    public Party Seller { get; private set; } = Party.Empty;
    public Party Buyer { get; private set; } = Party.Empty;
    public DateOnly? IssuedOn { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public DateOnly? PaidOn { get; private set; }

    /// <summary>Why it was canceled.</summary>
    public string CancelReason { get; private set; } = "";

    public DateTime CreatedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>Overdue follows from the date and is never stored.</summary>
    public bool IsOverdue(DateOnly today) => Status == InvoiceStatus.Issued && DueOn < today;

    /// <summary>Net, tax and total per rate, as a bookkeeper reads them.</summary>
    public IEnumerable<(string Name, TaxRate Rate, TaxedAmount Amount)> TaxPerRate => _lines
        .GroupBy(line => (line.TaxName, line.TaxRate))
        .OrderByDescending(group => group.Key.TaxRate.BasisPoints)
        .Select(group => (group.Key.TaxName, group.Key.TaxRate, group.Select(line => line.Amount).Sum(Total.Currency)));

    /// <exception cref="Refusal">It was issued before.</exception>
    public void Issue(string number, DateOnly on, DateOnly dueOn)
    {
        MoveTo(InvoiceStatus.Issued);
        Number = number;
        IssuedOn = on;
        DueOn = dueOn;
    }

    /// <summary>The whole amount was paid. The caller takes it from the balance in the same transaction.</summary>
    public void Pay(DateOnly on)
    {
        MoveTo(InvoiceStatus.Paid);
        PaidOn = on;
    }

    /// <summary>Canceled before it was paid, for example because another one with other dates takes its place.</summary>
    public void Cancel(string reason)
    {
        MoveTo(InvoiceStatus.Canceled);
        CancelReason = reason;
    }

    private void MoveTo(InvoiceStatus to) => Status = CanMove(Status, to) ? to : throw Transition.Refused("invoice", Status, to);

    /// <summary>Every allowed move. A paid invoice stays paid: money goes back by credit note.</summary>
    public static bool CanMove(InvoiceStatus from, InvoiceStatus to) => (from, to) switch
    {
        (InvoiceStatus.Draft, InvoiceStatus.Issued) => true,
        (InvoiceStatus.Issued, InvoiceStatus.Paid or InvoiceStatus.Canceled) => true,
        _ => false,
    };
}

/// <summary>One line of an invoice, with the days that it bills when it is recurring.</summary>
public sealed class InvoiceLine
{
    private InvoiceLine() { }

    public InvoiceLine(string text, DateSpan? span, string taxName, TaxRate taxRate, TaxedAmount amount, Id<Service>? serviceId)
    {
        Id = Id<InvoiceLine>.New();
        Text = text;
        From = span?.From;
        Until = span?.Until;
        TaxName = taxName;
        TaxRate = taxRate;
        Amount = amount;
        ServiceId = serviceId;
    }

    public Id<InvoiceLine> Id { get; private set; }
    public int Position { get; internal set; }
    public string Text { get; private set; } = "";
    public DateOnly? From { get; private set; }
    public DateOnly? Until { get; private set; }
    public string TaxName { get; private set; } = "";
    public TaxRate TaxRate { get; private set; }
    public TaxedAmount Amount { get; private set; }
    public Id<Service>? ServiceId { get; private set; }

    public DateSpan? Span => From is { } from && Until is { } until ? new DateSpan(from, until) : null;
}
