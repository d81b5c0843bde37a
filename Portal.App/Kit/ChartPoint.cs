namespace Portal.App.Kit;

/// <summary>One bar or dot: its place on the axis, how high it stands, and how its value is written.</summary>
public sealed record ChartPoint(string Label, decimal Value, string Text);
