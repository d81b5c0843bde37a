using Portal.Domain.Billing;

namespace Portal.Tests.Domain;

public sealed class An_invoice
{
    private static readonly DateOnly Day = new(2023, 1, 1);

    [Fact]
    public void Has_no_number_before_it_is_issued()
    {
        var invoice = A.Invoice();
        invoice.Number.ShouldBeNull();
        invoice.Issue("HARBOUR-2023-000001", Day, Day.AddDays(14));
        (invoice.Status, invoice.Number, invoice.IssuedOn, invoice.DueOn).ShouldBe((InvoiceStatus.Issued, "HARBOUR-2023-000001", Day, Day.AddDays(14)));
    }

    [Fact]
    public void Is_issued_once_and_paid_once()
    {
        var invoice = A.Invoice();
        Should.Throw<Refusal>(() => invoice.Pay(Day)).Code.ShouldBe("invoice.draft");
        invoice.Issue("I-1", Day, Day);
        Should.Throw<Refusal>(() => invoice.Issue("I-2", Day, Day));
        invoice.Number.ShouldBe("I-1");
        invoice.Pay(Day.AddDays(1));
        Should.Throw<Refusal>(() => invoice.Pay(Day.AddDays(2))).Code.ShouldBe("invoice.paid");
        Should.Throw<Refusal>(() => invoice.Cancel("mistake"));
        (invoice.PaidOn, invoice.CancelReason).ShouldBe((Day.AddDays(1), ""));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public void Is_overdue_after_its_due_day(int days, bool overdue)
    {
        var invoice = A.Invoice();
        invoice.Issue("I-1", Day, Day.AddDays(14));
        invoice.IsOverdue(Day.AddDays(days)).ShouldBe(overdue);
        invoice.Pay(Day);
        invoice.IsOverdue(Day.AddDays(days)).ShouldBeFalse();
    }

    [Fact]
    public void Lists_tax_per_rate_which_adds_up_to_the_total()
    {
        var invoice = A.Invoice(A.InvoiceLine(2990, 1900), A.InvoiceLine(1070, 700), A.InvoiceLine(2990, 1900));
        invoice.TaxPerRate.Select(x => (x.Rate.BasisPoints, x.Amount.NetMinor, x.Amount.TaxMinor)).ShouldBe([(1900, 5026, 954), (700, 1000, 70)]);
        invoice.TaxPerRate.Select(x => x.Amount).Sum(Currency.Eur).ShouldBe(invoice.Total);
        invoice.Total.Total.Minor.ShouldBe(7050);
    }
}

public sealed class A_credit_note
{
    private static CreditNote Due()
    {
        var story = new Approvals(A.PaidService("2023-01-01"));
        story.Approve("2023-01-14");
        return story.Notes[0];
    }

    [Fact]
    public void Used_on_an_invoice_is_closed_for_good()
    {
        var note = Due();
        note.Close("I-7");
        (note.Status, note.Settlement, note.Counts).ShouldBe((CreditNoteStatus.Closed, "Used on invoice I-7", true));
        Should.Throw<Refusal>(() => note.Void("late")).Code.ShouldBe("credit-note.closed");
        Should.Throw<Refusal>(note.StartRefund);
    }

    [Fact]
    public void Voided_stays_visible_and_no_longer_counts()
    {
        var note = Due();
        note.Void("Replaced");
        (note.Status, note.Settlement, note.Counts, note.Amount.Total.Minor).ShouldBe((CreditNoteStatus.Deleted, "Replaced", false, 4194));
        Should.Throw<Refusal>(() => note.Close("I-7")).Code.ShouldBe("credit-note.deleted");
    }

    [Fact]
    public void Is_paid_back_through_the_gateway()
    {
        var note = Due();
        note.StartRefund();
        Should.Throw<Refusal>(() => note.Close("I-7")).Code.ShouldBe("credit-note.refunding");
        note.Refunded("re_1");
        (note.Status, note.Settlement).ShouldBe((CreditNoteStatus.Refunded, "Paid back, re_1"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Is_due_again_when_the_gateway_could_not_pay_it_back(bool hadSucceeded)
    {
        var note = Due();
        note.StartRefund();
        if (hadSucceeded)
            note.Refunded("re_1");
        note.RefundFailed();
        (note.Status, note.Settlement).ShouldBe((CreditNoteStatus.RefundDue, ""));
    }
}
