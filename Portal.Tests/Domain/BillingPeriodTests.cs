using FsCheck;
using FsCheck.Fluent;
using Portal.Tests.World;

namespace Portal.Tests.Domain;

public sealed class A_billing_period
{
    [Theory]
    [InlineData("1M", "2023-01-01", "2023-02-01", 31)]
    [InlineData("1M", "2024-02-10", "2024-03-10", 29)]
    [InlineData("1M", "2023-01-31", "2023-02-28", 28)]
    [InlineData("1M", "2024-01-31", "2024-02-29", 29)]
    [InlineData("3M", "2023-11-30", "2024-02-29", 91)]
    [InlineData("6M", "2023-08-31", "2024-02-29", 182)]
    [InlineData("12M", "2022-03-01", "2023-03-01", 365)]
    [InlineData("12M", "2023-03-01", "2024-03-01", 366)]
    [InlineData("12M", "2024-02-29", "2025-02-28", 365)]
    [InlineData("30D", "2023-01-31", "2023-03-02", 30)]
    [InlineData("1D", "2023-12-31", "2024-01-01", 1)]
    [InlineData("365D", "2024-01-01", "2024-12-31", 365)]
    public void Ends_before_the_same_day_of_a_later_month(string period, string first, string end, int days)
    {
        BillingPeriod.Parse(period).EndOf(DateOnly.Parse(first)).ShouldBe(DateOnly.Parse(end));
        BillingPeriod.Parse(period).DaysFrom(DateOnly.Parse(first)).ShouldBe(days);
    }

    [Fact]
    public void Is_counted_from_the_first_day_so_that_the_end_of_month_is_kept() => // SPEC 1: 31 Jan, 28 Feb, 31 Mar
        Enumerable.Range(0, 4).Select(n => BillingPeriod.Month.StartOf(new(2023, 1, 31), n))
            .ShouldBe([new(2023, 1, 31), new(2023, 2, 28), new(2023, 3, 31), new(2023, 4, 30)]);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(13)]
    [InlineData(-1)]
    public void Has_1_3_6_or_12_months(int months) =>
        Should.Throw<Refusal>(() => BillingPeriod.Months(months)).Code.ShouldBe("period.months");

    [Theory]
    [InlineData(0)]
    [InlineData(366)]
    [InlineData(-1)]
    public void Has_1_to_365_days(int days) => Should.Throw<Refusal>(() => BillingPeriod.Days(days)).Code.ShouldBe("period.days");

    [Theory]
    [InlineData("")]
    [InlineData("M")]
    [InlineData("1W")]
    [InlineData("-1D")]
    [InlineData("1.5M")]
    [InlineData("1m")]
    [InlineData(null)]
    public void Is_refused_in_any_other_form(string? text) =>
        Should.Throw<Refusal>(() => BillingPeriod.Parse(text!)).Code.ShouldBe("period.unknown");

    [Theory]
    [InlineData("1M", "month")]
    [InlineData("3M", "3 months")]
    [InlineData("12M", "year")]
    [InlineData("1D", "day")]
    [InlineData("30D", "30 days")]
    public void Is_named_in_words(string period, string words) => BillingPeriod.Parse(period).InWords.ShouldBe(words);

    [Fact]
    public void Comes_back_from_its_text() => Any.Period.Hold(period => BillingPeriod.Parse(period.ToString()).ShouldBe(period));

    [Fact]
    public void Follows_the_one_before_without_gap_or_overlap() => (
        from period in Any.Period
        from first in Any.Date
        select (period, first)).Hold(x =>
        {
            var starts = Enumerable.Range(0, 25).Select(n => x.period.StartOf(x.first, n)).ToList();
            starts[0].ShouldBe(x.first);
            starts[1].ShouldBe(x.period.EndOf(x.first));
            starts.Zip(starts.Skip(1)).ShouldAllBe(pair => pair.First < pair.Second);
            if (x.period.InMonths)
                starts.ShouldAllBe(start => start.Day == Math.Min(x.first.Day, DateTime.DaysInMonth(start.Year, start.Month)));
        });
}
