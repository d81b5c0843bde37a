using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Billing;
using Portal.Tests.World;

namespace Portal.Tests.Domain;

/// <summary>SPEC 4: what a start date after the payment date gives back.</summary>
public sealed class The_credit_of_a_start_date
{
    [Theory]
    [InlineData("100.00", "EUR", "1M", "2023-01-01", "2023-01-14", 13, 31, "41.94")] // the example of SPEC 4
    [InlineData("29.00", "EUR", "1M", "2024-02-10", "2024-02-20", 10, 29, "10.00")]
    [InlineData("28.00", "EUR", "1M", "2023-01-31", "2023-02-07", 7, 28, "7.00")] // E is 2023-02-28
    [InlineData("365.00", "EUR", "12M", "2022-03-01", "2022-03-31", 30, 365, "30.00")]
    [InlineData("366.00", "EUR", "12M", "2023-03-01", "2023-03-31", 30, 366, "30.00")]
    [InlineData("1000", "JPY", "1M", "2023-01-01", "2023-01-14", 13, 31, "419")]
    [InlineData("100.000", "KWD", "1M", "2023-01-01", "2023-01-14", 13, 31, "41.935")]
    [InlineData("30.00", "EUR", "30D", "2023-01-31", "2023-02-15", 15, 30, "15.00")]
    [InlineData("100.00", "EUR", "1M", "2023-01-01", "2023-01-01", 0, 31, "0")] // S = P
    [InlineData("100.00", "EUR", "1M", "2023-01-01", "2023-01-02", 1, 31, "3.23")]
    [InlineData("100.00", "EUR", "1M", "2023-01-01", "2023-01-31", 30, 31, "96.77")]
    [InlineData("100.00", "EUR", "1M", "2023-01-01", "2023-02-01", 31, 31, "100.00")] // S = E
    [InlineData("100.00", "EUR", "1M", "2023-01-01", "2024-07-01", 31, 31, "100.00")] // S after E
    [InlineData("0.01", "EUR", "1M", "2023-01-01", "2023-01-16", 15, 31, "0")]
    [InlineData("0.01", "EUR", "30D", "2023-01-01", "2023-01-16", 15, 30, "0.01")] // half a cent: away from zero
    [InlineData("0", "EUR", "1M", "2023-01-01", "2023-01-14", 13, 31, "0")]
    public void Is_the_paid_amount_by_unused_days(
        string paid, string currency, string period, string paymentDate, string start, int unusedDays, int daysInPeriod, string credit)
    {
        var money = Money.Of(decimal.Parse(paid), new(currency));
        var from = DateOnly.Parse(paymentDate);
        var span = new DateSpan(from, BillingPeriod.Parse(period).EndOf(from));

        var result = Proration.Credit(new TaxRate(1900).WithinGross(money), span, DateOnly.Parse(start));

        span.Days.ShouldBe(daysInPeriod);
        result.UnusedDays.ShouldBe(unusedDays);
        result.Amount.Total.ShouldBe(Money.Of(decimal.Parse(credit), new(currency)));
    }

    [Fact]
    public void Splits_net_and_tax_in_the_proportion_of_what_was_paid()
    {
        var paid = new TaxRate(1900).WithinGross(Money.Of(100, Currency.Eur)); // 84.03 + 15.97
        var credit = Proration.Credit(paid, new(new(2023, 1, 1), new(2023, 2, 1)), new(2023, 1, 14));
        credit.Amount.ShouldBe(new(3524, 670, Currency.Eur)); // 15.97 x 13/31 = 6.697
    }

    [Fact]
    public void Is_refused_before_the_payment_date_naming_that_day()
    {
        var refusal = Should.Throw<Refusal>(() =>
            Proration.Credit(new(8403, 1597, Currency.Eur), new(new(2023, 1, 1), new(2023, 2, 1)), new(2022, 12, 31)));
        refusal.Code.ShouldBe("approval.before-payment");
        refusal.Message.ShouldContain("2023-01-01");
        refusal.Field.ShouldBe("StartDate");
    }

    private sealed record Case(TaxedAmount Paid, DateSpan Span, DateOnly Start);

    private static readonly Gen<Case> Cases =
        from paid in Any.PaidAmount
        from period in Any.Period
        from first in Any.Date
        let span = new DateSpan(first, period.EndOf(first))
        from offset in Gen.OneOf(Gen.Choose(0, span.Days), Gen.Elements(0, 1, span.Days - 1, span.Days, span.Days + 1, span.Days + 400))
        select new Case(paid, span, first.AddDays(offset));

    private static TaxedAmount CreditOf(Case x) => Proration.Credit(x.Paid, x.Span, x.Start).Amount;

    [Fact]
    public void Is_never_negative() => Cases.Hold(x =>
    {
        CreditOf(x).NetMinor.ShouldBeGreaterThanOrEqualTo(0);
        CreditOf(x).TaxMinor.ShouldBeGreaterThanOrEqualTo(0);
    });

    [Fact]
    public void Is_never_above_what_was_paid() => Cases.Hold(x =>
    {
        CreditOf(x).Total.ShouldBeLessThanOrEqualTo(x.Paid.Total);
        CreditOf(x).Tax.ShouldBeLessThanOrEqualTo(x.Paid.Tax);
    });

    [Fact]
    public void Is_nothing_on_the_payment_date() => Cases.Hold(x =>
        CreditOf(x with { Start = x.Span.From }).ShouldBe(TaxedAmount.Zero(x.Paid.Currency)));

    [Fact]
    public void Is_the_whole_from_the_end_of_the_period_on() => Cases.Hold(x =>
    {
        CreditOf(x with { Start = x.Span.Until }).ShouldBe(x.Paid);
        if (x.Start >= x.Span.Until)
            CreditOf(x).ShouldBe(x.Paid);
    });

    [Fact]
    public void Grows_with_the_start_date() => Cases.Hold(x =>
    {
        var later = CreditOf(x with { Start = x.Start.AddDays(1) });
        later.Total.ShouldBeGreaterThanOrEqualTo(CreditOf(x).Total);
        later.Tax.ShouldBeGreaterThanOrEqualTo(CreditOf(x).Tax);
    });

    [Fact]
    public void Has_a_total_of_net_and_tax_that_was_rounded_once() => Cases.Hold(x =>
    {
        var credit = CreditOf(x);
        var unused = Math.Min(x.Start.DayNumber - x.Span.From.DayNumber, x.Span.Days);
        (credit.NetMinor + credit.TaxMinor).ShouldBe((long)Math.Round((decimal)x.Paid.Total.Minor * unused / x.Span.Days, MidpointRounding.AwayFromZero));
    });

    [Fact]
    public void Is_refused_on_every_day_before_the_payment_date() => Cases.Hold(x =>
        Should.Throw<Refusal>(() => CreditOf(x with { Start = x.Span.From.AddDays(-1) })));
}
