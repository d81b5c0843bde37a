using System.Globalization;
using Portal.App.Kit;
using Portal.Domain.Services;

namespace Portal.App.Services;

/// <summary>A service's status in a sentence for its customer: what holds, and what comes.</summary>
public static class ServiceSentence
{
    /// <param name="status">As it is today: from <see cref="Service.StatusOn"/>.</param>
    public static string Of(ServiceStatus status, bool awaitsApproval, DateOnly? start, DateOnly today, string rejectReason) => status switch
    {
        ServiceStatus.Pending when awaitsApproval => "Requested, waits for approval",
        ServiceStatus.Pending => start is { } day ? $"Approved, starts on {Write(day)}" : "Approved, waits for its start",
        ServiceStatus.ConfigurationRequired => "Configuration required: fill in what is missing, and it is set up",
        ServiceStatus.InProgress when awaitsApproval => "Being set up, start date awaits confirmation",
        ServiceStatus.InProgress => "Being set up",
        ServiceStatus.Active when awaitsApproval => "Active, start date awaits confirmation",
        ServiceStatus.Active => start is { } day ? day > today ? $"Active, start date {Write(day)}" : $"Active since {Write(day)}" : "Active",
        ServiceStatus.Suspended => "Suspended",
        ServiceStatus.Ended => "Ended",
        ServiceStatus.Rejected => rejectReason.Length > 0 ? $"Rejected: {rejectReason}" : "Rejected",
    };

    /// <summary>The same beside a chip that already says the word.</summary>
    public static string BesideChip(string sentence, string word)
    {
        var rest = sentence.StartsWith(word, StringComparison.Ordinal) ? sentence[word.Length..].TrimStart(',', ':', ' ') : sentence;
        return rest.Length == 0 ? "" : string.Concat(rest[..1].ToUpper(CultureInfo.CurrentCulture), rest.AsSpan(1));
    }

    private static string Write(DateOnly day) => DateText.Format(day, CultureInfo.CurrentCulture);
}
