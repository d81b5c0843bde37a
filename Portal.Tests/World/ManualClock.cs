namespace Portal.Tests.World;

/// <summary>Time that stands still until the test moves it; timers fire on the way, in the order of their due times.</summary>
public sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _start = start;
    private TimeSpan _elapsed;

    public ManualClock(string start = "2023-01-01T10:00:00Z") : this(DateTimeOffset.Parse(start)) { }

    public override DateTimeOffset GetUtcNow() { lock (_gate) return (_start + _elapsed).ToUniversalTime(); }

    /// <summary>Time since the start, which never goes back, even when the clock on the wall does.</summary>
    public override long GetTimestamp() { lock (_gate) return _elapsed.Ticks; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Lets time pass. A timer that is due in between sees the moment at which it was due.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        TimeSpan target;
        lock (_gate) target = _elapsed + by;
        while (NextDueBy(target) is { } timer)
            timer.Fire();
        lock (_gate) _elapsed = target;
    }

    /// <summary>Lets seconds pass one by one until the work is done: what it waits for may not have begun to wait when the first one passes.</summary>
    public async Task PassUntilAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(work, Task.Delay(10));
        }
        await work;
    }

    /// <summary>Sets the clock on the wall: forward lets the time pass, backward leaves timers as they are, as with a corrected server clock.</summary>
    public void MoveTo(DateTimeOffset moment)
    {
        var by = moment - GetUtcNow();
        if (by >= TimeSpan.Zero)
            Advance(by);
        else
            lock (_gate) _start += by;
    }

    public void MoveTo(string moment) => MoveTo(DateTimeOffset.Parse(moment));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private Timer? NextDueBy(TimeSpan target)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
            if (next is null)
                return null;
            if (next.Due > _elapsed)
                _elapsed = next.Due;
            if (next.Period > TimeSpan.Zero)
                next.Due += next.Period;
            else
                _timers.Remove(next);
            return next;
        }
    }

    private sealed class Timer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due { get; set; }
        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                Due = clock._elapsed + dueTime;
                Period = period;
                clock._timers.Add(this);
            }
            if (dueTime == TimeSpan.Zero)
                clock.Advance(TimeSpan.Zero);
            return true;
        }

        public void Dispose() { lock (clock._gate) clock._timers.Remove(this); }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
