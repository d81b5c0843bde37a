using Portal.Domain.Billing;
using Portal.Domain.Services;

namespace Portal.Tests.Domain;

/// <summary>SPEC 4: changing the start date again corrects instead of stacking. 100.00 was paid on 2023-01-01 for 31 days.</summary>
public sealed class Changing_the_start_date_again
{
    private readonly Approvals _story = new(A.PaidService(on: "2023-01-01"));

    [Fact]
    public void To_a_later_day_adds_a_note_for_the_difference_only()
    {
        _story.Approve("2023-01-14").ShouldBe("41.94 EUR");
        _story.Approve("2023-01-20").ShouldBe("19.35 EUR"); // 19/31 of 100 is 61.29
        _story.Standing.ShouldBe(["41.94 EUR RefundDue", "19.35 EUR RefundDue"]);
        _story.Balance.ShouldBe(Money.Of(61.29m, Currency.Eur));
    }

    [Fact]
    public void To_an_earlier_day_voids_the_unused_note_and_issues_the_smaller_one()
    {
        _story.Approve("2023-01-14");
        _story.Approve("2023-01-08").ShouldBe("22.58 EUR"); // 7/31
        _story.Standing.ShouldBe(["41.94 EUR Deleted", "22.58 EUR RefundDue"]);
        _story.Balance.ShouldBe(Money.Of(22.58m, Currency.Eur));
    }

    [Fact]
    public void To_an_earlier_day_leaves_older_notes_that_still_fit()
    {
        _story.Approve("2023-01-14");
        _story.Approve("2023-01-20");
        _story.Approve("2023-01-16").ShouldBe("6.45 EUR"); // 15/31 is 48.39
        _story.Standing.ShouldBe(["41.94 EUR RefundDue", "19.35 EUR Deleted", "6.45 EUR RefundDue"]);
    }

    [Fact]
    public void To_the_payment_date_voids_everything()
    {
        _story.Approve("2023-01-14");
        _story.Approve("2023-01-20");
        _story.Approve("2023-01-01").ShouldBe("none");
        _story.Standing.ShouldBe(["41.94 EUR Deleted", "19.35 EUR Deleted"]);
        _story.Balance.IsZero.ShouldBeTrue();
    }

    [Fact]
    public void To_the_same_day_changes_nothing()
    {
        _story.Approve("2023-01-14");
        _story.Approve("2023-01-14").ShouldBe("none");
        _story.Standing.ShouldBe(["41.94 EUR RefundDue"]);
    }

    [Fact]
    public void To_a_later_day_is_fine_although_the_first_note_was_used()
    {
        _story.Approve("2023-01-14");
        _story.Use(_story.Notes[0]);
        _story.Approve("2023-01-20").ShouldBe("19.35 EUR");
        _story.Standing.ShouldBe(["41.94 EUR Closed", "19.35 EUR RefundDue"]);
    }

    [Fact]
    public void To_an_earlier_day_reduces_only_what_is_unused()
    {
        _story.Approve("2023-01-14");
        _story.Use(_story.Notes[0]);
        _story.Approve("2023-01-20");
        _story.Approve("2023-01-16").ShouldBe("6.45 EUR");
        _story.Standing.ShouldBe(["41.94 EUR Closed", "19.35 EUR Deleted", "6.45 EUR RefundDue"]);
    }

    [Fact]
    public void To_an_earlier_day_is_refused_when_the_note_was_used_on_an_invoice()
    {
        _story.Approve("2023-01-14");
        _story.Use(_story.Notes[0]);
        var refusal = Should.Throw<Refusal>(() => _story.Approve("2023-01-08"));
        refusal.Code.ShouldBe("approval.credit-used");
        refusal.Message.ShouldContain($"credit note {_story.Notes[0].Number} was already used on an invoice");
        refusal.Message.ShouldContain("2023-01-14");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void To_an_earlier_day_is_refused_when_the_note_was_paid_back_or_is_about_to_be(bool arrived)
    {
        _story.Approve("2023-01-14");
        _story.Use(_story.Notes[0], paidBack: true);
        if (arrived)
            _story.Notes[0].Refunded("re_1");
        Should.Throw<Refusal>(() => _story.Approve("2023-01-08")).Message.ShouldContain("paid back");
    }

    [Fact]
    public void To_an_earlier_day_is_refused_when_the_balance_was_spent_meanwhile()
    {
        _story.Approve("2023-01-14");
        _story.Spend("30.00");
        var refusal = Should.Throw<Refusal>(() => _story.Approve("2023-01-08"));
        refusal.Message.ShouldContain("already spent from the balance");
        refusal.Message.ShouldContain("2023-01-14");
    }

    [Fact]
    public void Names_the_spent_balance_and_a_day_that_works_when_a_used_note_is_not_the_hindrance()
    {
        _story.Approve("2023-01-14");
        _story.Use(_story.Notes[0]);
        _story.Approve("2023-01-20");
        _story.Spend("10.00"); // 9.35 of the second note are left
        var refusal = Should.Throw<Refusal>(() => _story.Approve("2023-01-16"));
        refusal.Message.ShouldContain("already spent from the balance");
        refusal.Message.ShouldContain("Choose 2023-01-20 or later");
        _story.Approve("2023-01-20").ShouldBe("none");
    }
}

/// <summary>A paid service, its approvals in order, and the balance that they move.</summary>
internal sealed class Approvals(Service service)
{
    public List<CreditNote> Notes { get; } = [];
    public Money Balance { get; private set; } = Money.Zero(service.Recurring.Currency);
    public IEnumerable<string> Standing => Notes.Select(note => $"{note.Amount.Total} {note.Status}");

    /// <summary>What all notes that count give back.</summary>
    public TaxedAmount Given => Notes.Where(note => note.Counts).Select(note => note.Amount).Sum(service.Recurring.Currency);

    /// <summary>Approves and returns the total of the note that it issued, or “none”.</summary>
    public string Approve(string start) => Approve(DateOnly.Parse(start))?.Amount.Total.ToString() ?? "none";

    public CreditNote? Approve(DateOnly start)
    {
        var plan = CreditCorrection.Plan(service.CreditFor(start), Notes, Balance);
        var note = plan.Approve(service, A.Number("CN"), A.Parties, "staff", start, A.Moment);
        Balance += plan.BalanceChange;
        if (note is not null)
            Notes.Add(note);
        return note;
    }

    /// <summary>The note pays an invoice, or goes back through the gateway: its amount leaves the balance.</summary>
    public void Use(CreditNote note, bool paidBack = false)
    {
        if (paidBack)
            note.StartRefund();
        else
            note.Close("I-1");
        Balance -= note.Amount.Total;
    }

    public void Spend(string amount) => Balance -= Money.Of(decimal.Parse(amount), Balance.Currency);
}
