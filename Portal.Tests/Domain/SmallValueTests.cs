using Portal.Domain.Billing;
using Portal.Domain.Customers;

namespace Portal.Tests.Domain;

public sealed class Small_values
{
    [Theory]
    [InlineData("2023-11-30", false)]
    [InlineData("2023-12-31", false)] // good through the last day of its month
    [InlineData("2024-01-01", true)]
    public void A_saved_card_expires_after_its_month(string today, bool expired) =>
        new SavedCard(Id<Customer>.New(), "pm_1", "Visa", "4242", 12, 2023, A.Moment).IsExpired(DateOnly.Parse(today)).ShouldBe(expired);

    [Fact]
    public void A_span_ends_the_day_before_it_is_over()
    {
        var span = new DateSpan(new(2023, 1, 31), new(2023, 2, 28));
        (span.Days, span.LastDay).ShouldBe((28, new DateOnly(2023, 2, 27)));
    }

    [Fact]
    public void A_refused_move_says_where_the_thing_stands()
    {
        var note = new Approvals(A.PaidService("2023-01-01"));
        note.Approve("2023-01-14");
        note.Notes[0].Void("mistake");
        var refusal = Should.Throw<Refusal>(() => note.Notes[0].Close("I-1"));
        refusal.Code.ShouldBe("credit-note.deleted");
        refusal.Message.ShouldBe("This credit note is deleted and cannot become closed. Reload the page to see where it stands.");
    }
}
