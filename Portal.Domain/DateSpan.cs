namespace Portal.Domain;

/// <summary>Local days from <see cref="From"/> up to, not including, <see cref="Until"/>: the [P, E) of SPEC 4.</summary>
public readonly record struct DateSpan(DateOnly From, DateOnly Until)
{
    public int Days => Until.DayNumber - From.DayNumber;

    /// <summary>The last day that belongs to it, for people.</summary>
    public DateOnly LastDay => Until.AddDays(-1);
}
