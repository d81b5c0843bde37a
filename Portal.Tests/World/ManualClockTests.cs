namespace Portal.Tests.World;

public sealed class A_manual_clock
{
    private static readonly DateTimeOffset Noon = new(2023, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly ManualClock _clock = new(Noon);

    [Fact]
    public void Stands_still_until_it_is_moved()
    {
        _clock.GetUtcNow().ShouldBe(Noon);
        _clock.Advance(TimeSpan.FromHours(2));
        _clock.GetUtcNow().ShouldBe(Noon.AddHours(2));
    }

    [Fact]
    public void Fires_timers_in_the_order_of_their_due_times_at_those_times()
    {
        var fired = new List<string>();
        using var later = _clock.CreateTimer(_ => fired.Add($"later {_clock.GetUtcNow():HH:mm}"), null, TimeSpan.FromMinutes(30), Timeout.InfiniteTimeSpan);
        using var every = _clock.CreateTimer(_ => fired.Add($"every {_clock.GetUtcNow():HH:mm}"), null, TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(20));

        _clock.Advance(TimeSpan.FromMinutes(45));

        fired.ShouldBe(["every 12:20", "later 12:30", "every 12:40"]);
    }

    [Fact]
    public void Fires_a_timer_that_is_due_at_once()
    {
        var fired = 0;
        using var timer = _clock.CreateTimer(_ => fired++, null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        fired.ShouldBe(1);
    }

    [Fact]
    public void Leaves_disposed_timers_alone()
    {
        var fired = 0;
        _clock.CreateTimer(_ => fired++, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)).Dispose();
        _clock.Advance(TimeSpan.FromHours(1));
        fired.ShouldBe(0);
    }

    [Fact]
    public async Task Ends_a_delay_that_waits_on_it()
    {
        var delay = Task.Delay(TimeSpan.FromDays(13), _clock);
        _clock.Advance(TimeSpan.FromDays(13) - TimeSpan.FromTicks(1));
        delay.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromTicks(1));
        await delay;
        delay.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void Keeps_elapsed_time_when_the_wall_clock_is_set_back()
    {
        var before = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromMinutes(5));
        _clock.MoveTo(Noon.AddDays(-1));
        _clock.GetUtcNow().ShouldBe(Noon.AddDays(-1));
        _clock.GetElapsedTime(before).ShouldBe(TimeSpan.FromMinutes(5));
    }
}
