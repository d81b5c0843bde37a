namespace Portal.Domain.Provisioning;

/// <summary>How failures of one kind of operation are retried: every 5 minutes up to 10 failures, unless staff set it otherwise (SPEC 7).</summary>
public sealed class RetryRule
{
    private RetryRule() { }

    public RetryRule(OperationKind kind) => Kind = kind;

    public OperationKind Kind { get; private set; }
    public int EveryMinutes { get; private set; } = 5;

    /// <summary>After so many failures the automatic restart stops and a task is created.</summary>
    public int MostFailures { get; private set; } = 10;

    public int Version { get; private set; }

    /// <exception cref="Refusal">A figure is out of bounds.</exception>
    public void Set(int everyMinutes, int mostFailures)
    {
        if (everyMinutes is < 1 or > 1440)
            throw new Refusal("retry.minutes", "Choose from 1 minute to 1440, which is a day.", "EveryMinutes");
        if (mostFailures is < 1 or > 100)
            throw new Refusal("retry.failures", "Choose from 1 to 100 failures.", "MostFailures");
        EveryMinutes = everyMinutes;
        MostFailures = mostFailures;
    }

    /// <summary>When to try again after this many failures; null when automatic restarts end.</summary>
    public DateTime? NextTry(int failures, DateTime now) => failures < MostFailures ? now.AddMinutes(EveryMinutes) : null;
}
