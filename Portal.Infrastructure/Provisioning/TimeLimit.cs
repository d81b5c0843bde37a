namespace Portal.Infrastructure.Provisioning;

/// <summary>Every module keeps its own time limit, so that a call that hangs ends as a failure with a sentence.</summary>
internal static class TimeLimit
{
    /// <summary>Real time: neither a socket nor a program follows a clock that tests move.</summary>
    /// <param name="who">Who is called, at the beginning of a sentence.</param>
    /// <exception cref="OperationCanceledException">The caller's own token ended.</exception>
    public static async Task<ModuleAnswer> KeepAsync(ModuleSettings settings, string who, Func<CancellationToken, Task<ModuleAnswer>> call, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(settings.Limit);
        try
        {
            return await call(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return ModuleAnswer.Silent($"{who} did not answer within {settings.Limit.TotalSeconds:0.##} seconds.");
        }
    }
}
