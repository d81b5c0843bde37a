namespace Portal.App.Kit;

public sealed record TimelineStep(string Title, StepState State, string? Text = null, DateTime? At = null);

public enum StepState
{
    Done,
    Current,
    Next,
    Failed,
}
