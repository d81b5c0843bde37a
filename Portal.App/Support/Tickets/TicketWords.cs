using Portal.App.Kit;
using Portal.Domain.Support;

namespace Portal.App.Support;

/// <summary>The words of tickets on screen, the same for customers and staff.</summary>
public static class TicketWords
{
    /// <summary>The groups that every portal has; a partner's own group for orders comes on top.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["Sales", "Support", "Billing"];

    public static StatusWord Word(this TicketPriority priority) => priority switch
    {
        TicketPriority.Low => new(Tone.Neutral, "arrow-down", "Low"),
        TicketPriority.Medium => new(Tone.Neutral, "minus", "Medium"),
        TicketPriority.High => new(Tone.Warning, "arrow-up", "High"),
        TicketPriority.Urgent => new(Tone.Danger, "bolt", "Urgent"),
    };

    public static StatusWord Word(this TicketStatus status) => status switch
    {
        TicketStatus.New => new(Tone.Brand, "star", "New"),
        TicketStatus.Open => new(Tone.Info, "ticket", "Open"),
        TicketStatus.OnHold => new(Tone.Warning, "pause", "On hold"),
        TicketStatus.Closed => new(Tone.Neutral, "check", "Closed"),
    };

    /// <summary>120 KB, 4.8 MB.</summary>
    public static string FileSize(int bytes) => bytes < 1024 * 1024
        ? $"{Math.Max(1, bytes / 1024)} KB"
        : $"{(bytes / 1024m / 1024m).ToString("0.0", System.Globalization.CultureInfo.CurrentCulture)} MB";
}
