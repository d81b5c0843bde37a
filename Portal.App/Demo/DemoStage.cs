using MediatR;
using Microsoft.AspNetCore.Hosting.Server;
using Portal.App.Billing;
using Portal.App.Ordering;
using Portal.App.Services;
using Portal.App.Shell;
using Portal.App.Support;
using Portal.Infrastructure;
using Portal.Infrastructure.Changes;

namespace Portal.App.Demo;

/// <summary>
/// The program's use cases on a clock that can be moved, so that the story of the last months is made by the same code that
/// will go on with it: ledgers add up, numbers have no gaps, documents carry their snapshots. Ids sort by age, so the whole
/// story is collected first and then played in the order of its dates.
/// </summary>
internal sealed class DemoStage : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly DemoClock _clock;
    private readonly DateTimeOffset _now;
    private readonly List<(DateTimeOffset At, Func<Task> Act)> _script = [];

    /// <param name="portal">The running portal: its writers take turns with ours, and its pages hear of what we write.</param>
    public DemoStage(IServiceProvider portal)
    {
        _now = portal.GetRequiredService<TimeProvider>().GetUtcNow();
        _clock = new DemoClock(_now);
        var (configuration, environment) = (portal.GetRequiredService<IConfiguration>(), portal.GetRequiredService<IWebHostEnvironment>());
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(configuration).AddSingleton<IHostEnvironment>(environment).AddSingleton(portal.GetRequiredService<IServer>()).AddSingleton<TimeProvider>(_clock);
        services.AddPortalDb(configuration);
        services.AddSingleton(portal.GetRequiredService<WriteGate>()).AddSingleton(portal.GetRequiredService<ChangeFeed>());
        services.AddMessages();
        services.AddSupport(configuration, environment);
        services.AddBilling(configuration, environment);
        services.AddServices().AddOrdering();
        _services = services.BuildServiceProvider();
    }

    /// <summary>The moment of the running step.</summary>
    public DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>Adds a step. Today's steps count back from now, so that nothing of the story lies in the future.</summary>
    /// <param name="daysAgo">With a fraction for the hour: 3.25 is three and a quarter days ago.</param>
    public void At(double daysAgo, Func<Task> act) => _script.Add((_now.AddDays(-daysAgo), act));

    public async Task PlayAsync()
    {
        foreach (var (at, act) in _script.OrderBy(step => step.At))
        {
            _clock.MoveTo(at);
            await act();
        }
    }

    public Task<TAnswer> SendAsync<TAnswer>(Actor actor, IRequest<TAnswer> message) => _services.GetRequiredService<Dispatcher>().SendAsync(actor, message);

    /// <summary>What has no use case of its own: a transaction on the domain itself.</summary>
    public async Task WriteAsync(Func<PortalDb, UnitOfWork, IServiceProvider, Task> work)
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        await using var unit = await db.BeginAsync(default);
        await work(db, unit, scope.ServiceProvider);
        await unit.CommitAsync(default);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
