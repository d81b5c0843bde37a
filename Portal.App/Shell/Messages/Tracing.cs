using System.Diagnostics;
using System.Diagnostics.Metrics;
using MediatR;
using Portal.Domain;

namespace Portal.App.Shell;

/// <summary>One activity and one measurement per message. Names only: messages hold personal data.</summary>
public sealed class Tracing<TMessage, TAnswer>(ILogger<Tracing<TMessage, TAnswer>> log, CurrentActor actor) : IPipelineBehavior<TMessage, TAnswer>
{
    private static readonly string Name = typeof(TMessage).Name;

    public async Task<TAnswer> Handle(TMessage request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        using var activity = Telemetry.Source.StartActivity(Name);
        var started = Stopwatch.GetTimestamp();
        var outcome = "done";
        try
        {
            return await next();
        }
        catch (Refusal refusal)
        {
            outcome = refusal.Code;
            if (log.IsEnabled(LogLevel.Information))
                log.LogInformation("{Message} by {Actor} refused: {Code}", Name, actor.Value.Kind, refusal.Code);
            throw;
        }
        catch (Exception error)
        {
            outcome = "error";
            activity?.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
            throw;
        }
        finally
        {
            if (log.IsEnabled(LogLevel.Debug))
                log.LogDebug("{Message} by {Actor}: {Outcome}", Name, actor.Value.Kind, outcome);
            Telemetry.Duration.Record(Stopwatch.GetElapsedTime(started).TotalMilliseconds, new("message", Name), new("outcome", outcome));
        }
    }
}

public static class Telemetry
{
    public const string Name = "Portal";
    public static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    public static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("portal.message.duration", "ms", "Time to handle a message");
}
