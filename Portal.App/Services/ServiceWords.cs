using Portal.App.Kit;
using Portal.Domain.Services;

namespace Portal.App.Services;

/// <summary>The words of a service's status: ask with <see cref="Service.StatusOn"/>, which knows the day.</summary>
public static class ServiceWords
{
    public static StatusWord Word(this ServiceStatus status) => status switch
    {
        ServiceStatus.Pending => new(Tone.Warning, "clock", "Pending"),
        ServiceStatus.ConfigurationRequired => new(Tone.Warning, "info", "Configuration required"),
        ServiceStatus.InProgress => new(Tone.Info, "refresh", "In progress"),
        ServiceStatus.Active => new(Tone.Success, "check-circle", "Active"),
        ServiceStatus.Suspended => new(Tone.Warning, "pause", "Suspended"),
        ServiceStatus.Ended => new(Tone.Neutral, "x", "Ended"),
        ServiceStatus.Rejected => new(Tone.Danger, "x-circle", "Rejected"),
    };
}
