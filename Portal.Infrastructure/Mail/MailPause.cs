namespace Portal.Infrastructure.Mail;

/// <summary>Holds the outbox while a demo's past is written: its mails went out back then.</summary>
public sealed class MailPause
{
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public MailPause(bool held)
    {
        if (!held)
            End();
    }

    public Task Over => _over.Task;

    public void End() => _over.TrySetResult();
}
