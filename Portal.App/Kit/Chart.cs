using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Portal.App.Kit;

/// <summary>
/// What both charts share: a plot 100 high that stretches to its frame, words beside it in HTML so that they keep their size,
/// and the same figures as a table for those who cannot see or hover.
/// </summary>
public abstract class Chart : ComponentBase
{
    protected const int Width = 600;

    [Parameter, EditorRequired] public string Title { get; set; } = "";
    [Parameter, EditorRequired] public IReadOnlyList<ChartPoint> Points { get; set; } = [];

    protected double Slot => (double)Width / Math.Max(1, Points.Count);

    /// <summary>The end of the scale: a round number whose half is round too, and never below the highest value.</summary>
    protected decimal Top
    {
        get
        {
            var highest = Points.Count == 0 ? 0 : Points.Max(point => point.Value);
            if (highest <= 10) return Math.Max(2, Math.Ceiling(highest / 2) * 2);
            var step = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)highest)));
            return new[] { 1m, 1.2m, 1.6m, 2m, 2.4m, 3m, 4m, 5m, 6m, 8m, 10m }.Select(times => times * step).First(top => top >= highest);
        }
    }

    protected double Height(decimal value) => (double)Math.Clamp(value / Top, 0, 1) * 100;

    protected static string Scale(decimal value) => value >= 10_000
        ? (value / 1000).ToString("0.#", CultureInfo.CurrentCulture) + "k"
        : value.ToString("#,0.##", CultureInfo.CurrentCulture);

    /// <summary>First, middle and last label: more would not fit a phone.</summary>
    protected IEnumerable<string> AxisLabels => Points.Count switch
    {
        0 => [],
        <= 3 => Points.Select(point => point.Label),
        _ => [Points[0].Label, Points[Points.Count / 2].Label, Points[^1].Label],
    };

    protected static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
