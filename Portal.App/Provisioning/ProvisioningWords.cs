using Portal.App.Kit;
using Portal.Domain.Provisioning;

namespace Portal.App.Provisioning;

/// <summary>The words of operations, tasks and modules.</summary>
public static class ProvisioningWords
{
    /// <param name="failures">Since it began or was restarted: one that waits after a failure is not what it was before.</param>
    public static StatusWord Word(this OperationStatus status, int failures) => status switch
    {
        OperationStatus.Waiting when failures > 0 => new(Tone.Warning, "repeat", "Failed, tried again"),
        OperationStatus.Waiting => new(Tone.Info, "clock", "Waiting"),
        OperationStatus.Running => new(Tone.Info, "refresh", "Running"),
        OperationStatus.Manual when failures > 0 => new(Tone.Danger, "hand", "Failed, by hand"),
        OperationStatus.Manual => new(Tone.Warning, "hand", "By hand"),
        OperationStatus.Done => new(Tone.Success, "check-circle", "Done"),
        OperationStatus.Canceled => new(Tone.Neutral, "x", "Canceled"),
    };

    public static StatusWord Word(this StaffTaskStatus status) => status switch
    {
        StaffTaskStatus.Opened => new(Tone.Warning, "hand", "Opened"),
        StaffTaskStatus.InWork => new(Tone.Info, "user", "In work"),
        StaffTaskStatus.Closed => new(Tone.Success, "check-circle", "Closed"),
    };

    public static string Word(this OperationKind kind) => kind switch
    {
        OperationKind.SetUp => "Set up",
        OperationKind.Change => "Change",
        OperationKind.Suspend => "Suspend",
        OperationKind.Resume => "Resume",
        OperationKind.Delete => "Delete",
    };

    public static string Word(this ModuleKind kind) => kind switch
    {
        ModuleKind.Webhook => "HTTP webhook",
        ModuleKind.Command => "Command",
        ModuleKind.Manual => "Manual setup",
        ModuleKind.Simulator => "Simulator",
    };

    /// <summary>What the code behind a module does, in a sentence.</summary>
    public static string InWords(this ModuleKind kind) => kind switch
    {
        ModuleKind.Webhook => "Calls a system of your own over HTTP, each call signed.",
        ModuleKind.Command => "Runs a program of the server, with JSON on its input.",
        ModuleKind.Manual => "Nothing is called: each operation becomes a task for the department.",
        ModuleKind.Simulator => "Plays a module for demonstrations and tests; can fail, hang and answer late.",
    };
}
