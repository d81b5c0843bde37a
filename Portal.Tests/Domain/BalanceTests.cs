using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Billing;
using Portal.Domain.Customers;
using Portal.Tests.World;

namespace Portal.Tests.Domain;

/// <summary>SPEC 11: the balance is the sum of an append-only ledger.</summary>
public sealed class A_balance
{
    private readonly Customer _customer = A.Customer();

    [Fact]
    public void Rises_and_falls_by_numbered_entries()
    {
        var came = Post(50.00m);
        var went = Post(-29.90m);
        _customer.Balance.ShouldBe(Money.Of(20.10m, Currency.Eur));
        (came.Sequence, came.BalanceAfter.Minor, went.Sequence, went.BalanceAfter.Minor).ShouldBe((1, 5000, 2, 2010));
    }

    [Fact]
    public void Never_falls_below_zero()
    {
        Post(10);
        Should.Throw<Refusal>(() => Post(-10.01m)).Code.ShouldBe("balance.too-low");
        (_customer.Balance.Minor, _customer.LedgerCount).ShouldBe((1000, 1));
    }

    [Fact]
    public void Takes_no_other_currency() =>
        Should.Throw<InvalidOperationException>(() => _customer.Post(LedgerKind.Adjusted, Money.Of(1, Currency.Usd), "x", "x", A.Moment));

    [Fact]
    public void Is_always_the_sum_of_what_was_posted() => Gen.Choose(-1000, 1000).ListOf().Hold(amounts =>
    {
        var customer = A.Customer();
        var ledger = new List<LedgerEntry>();
        foreach (var minor in amounts)
        {
            try { ledger.Add(customer.Post(LedgerKind.Adjusted, new(minor, Currency.Eur), "x", "x", A.Moment)); }
            catch (Refusal) { /* more than there is: nothing was posted */ }
            customer.Balance.Minor.ShouldBe(ledger.Sum(entry => entry.Amount.Minor));
            customer.Balance.IsNegative.ShouldBeFalse();
        }
        ledger.Select(entry => entry.Sequence).ShouldBe(Enumerable.Range(1, ledger.Count));
        customer.LedgerCount.ShouldBe(ledger.Count);
    }, count: 300);

    [Theory]
    [InlineData("70.00", new[] { CreditNoteStatus.RefundDue, CreditNoteStatus.RefundDue })] // both are still covered
    [InlineData("61.29", new[] { CreditNoteStatus.RefundDue, CreditNoteStatus.RefundDue })]
    [InlineData("61.28", new[] { CreditNoteStatus.Closed, CreditNoteStatus.RefundDue })] // the oldest first; its surplus stays
    [InlineData("19.35", new[] { CreditNoteStatus.Closed, CreditNoteStatus.RefundDue })]
    [InlineData("19.34", new[] { CreditNoteStatus.Closed, CreditNoteStatus.Closed })]
    [InlineData("0", new[] { CreditNoteStatus.Closed, CreditNoteStatus.Closed })]
    public void Spent_on_an_invoice_closes_the_credit_notes_it_no_longer_covers(string left, CreditNoteStatus[] then)
    {
        var story = new Approvals(A.PaidService("2023-01-01"));
        story.Approve("2023-01-14"); // 41.94
        story.Approve("2023-01-20"); // 19.35

        var closed = BalanceUse.CloseSpent(story.Notes, Money.Of(decimal.Parse(left), Currency.Eur), "I-7");

        story.Notes.Select(note => note.Status).ShouldBe(then);
        closed.ShouldBe(story.Notes.Where(note => note.Status == CreditNoteStatus.Closed));
        closed.ShouldAllBe(note => note.Settlement == "Used on invoice I-7");
    }

    private LedgerEntry Post(decimal amount) => _customer.Post(LedgerKind.Adjusted, Money.Of(amount, Currency.Eur), "cause", "text", A.Moment);
}

public sealed class A_customer
{
    [Theory]
    [InlineData("", "anna@example.com", "Name")]
    [InlineData("   ", "anna@example.com", "Name")]
    [InlineData("Anna\nBcc: x", "anna@example.com", "Name")]
    [InlineData("Anna", "anna", "Email")]
    [InlineData("Anna", "anna@example.com, eve@example.com", "Email")]
    public void Has_a_name_and_one_address(string name, string email, string field) => Should.Throw<Refusal>(() =>
        A.Customer().Edit(CustomerCategory.Business, name, email, "", "", "")).Field.ShouldBe(field);

    [Theory]
    [InlineData(-1, 0, "CreditLimit")]
    [InlineData(0, -1, "Discount")]
    [InlineData(0, 10001, "Discount")]
    public void Has_terms_within_reason(long limit, int discount, string field) => Should.Throw<Refusal>(() =>
        A.Customer().SetTerms(new(limit, Currency.Eur), discount, "", [])).Field.ShouldBe(field);

    [Fact]
    public void Wears_each_label_once()
    {
        var customer = A.Customer();
        customer.SetTerms(Money.Zero(Currency.Eur), 0, " Berlin ", [" VIP", "vip", "", "school "]);
        customer.Labels.ShouldBe(["VIP", "school"]);
        customer.Location.ShouldBe("Berlin");
    }
}
