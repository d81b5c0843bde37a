using System.Globalization;
using Portal.App.Kit;

namespace Portal.Tests.Pages.Kit;

public sealed class Instants_on_screen
{
    private static readonly DateTime Now = new(2026, 11, 14, 12, 0, 0, DateTimeKind.Utc);
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly CultureInfo English = new("en-GB");

    [Theory]
    [InlineData(-10, "just now")]
    [InlineData(10, "in a moment")]
    [InlineData(-60, "1 minute ago")]
    [InlineData(-300, "5 minutes ago")]
    [InlineData(300, "in 5 minutes")]
    [InlineData(-3600, "1 hour ago")]
    [InlineData(-86_399, "23 hours ago")]
    [InlineData(-3 * 86_400, "3 days ago")]
    [InlineData(-30 * 86_400, "15 Oct 2026")]
    public void Near_ones_are_words_and_far_ones_dates(int seconds, string expected) =>
        WhenText.Relative(Now.AddSeconds(seconds), Now, Berlin, English).ShouldBe(expected);

    [Fact]
    public void The_exact_one_is_in_the_time_zone_of_the_partner() =>
        WhenText.Exact(new DateTime(2026, 11, 14, 23, 30, 0, DateTimeKind.Utc), Berlin, English).ShouldBe("15 Nov 2026, 00:30");

    [Fact]
    public void Dates_name_the_month_so_that_nobody_mistakes_it()
    {
        DateText.Format(new(2026, 5, 4), English).ShouldBe("4 May 2026");
        DateText.Format(new(2026, 5, 4), new CultureInfo("en-US")).ShouldBe("May 4, 2026");
    }
}
