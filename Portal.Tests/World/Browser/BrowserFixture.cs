using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using Portal.App.Demo;

namespace Portal.Tests.World.Browser;

/// <summary>Browser tests share one Chromium and run one after the other, beside the other tests: two cores carry no more.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}

/// <summary>The one Chromium. Every test makes a <see cref="Visit"/> of its own in it.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    // The first is the same engine without windows: half the processor time.
    private static readonly string[] Installed = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly Lazy<Task<AppProcess>> _demoApp = new(() => StartDemoAsync());
    private readonly ConcurrentDictionary<string, int> _failures = new(); // a theory fails once per row
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>
    /// The app with its demo data, started by the first test that asks and shared by the rest: for tests that look,
    /// or that change only what they made themselves. A test that changes settings or clocks starts its own.
    /// </summary>
    public Task<AppProcess> DemoAppAsync() => _demoApp.Value;

    /// <summary>An app of the test's own with its demo data, all of it written.</summary>
    public static async Task<AppProcess> StartDemoAsync(AppSettings? settings = null)
    {
        settings ??= new();
        settings["Portal:Demo"] = "true";
        settings["Logging:LogLevel:Portal.App.Shell.Tracing"] = "Debug"; // each message that pages send, for tests that count them
        var app = await AppProcess.StartAsync(settings);
        await app.SaysAsync(DemoHistory.Told);
        return app;
    }

    /// <summary>Runs the story against the app. When it fails, pictures, page texts and the app's log are left under TestResults.</summary>
    public async Task VisitAsync(AppProcess app, Func<Visit, Task> story, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        await using var visit = new Visit(_browser!, app);
        try
        {
            await story(visit);
            visit.ScriptErrors.ShouldBeEmpty();
        }
        catch
        {
            var name = $"{Path.GetFileNameWithoutExtension(file)}.{test}";
            var time = _failures.AddOrUpdate(name, 1, (_, times) => times + 1);
            await visit.KeepEvidenceAsync(Path.Combine(Repository.Results, "browser", time == 1 ? name : $"{name}-{time}"));
            throw;
        }
    }

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Visit.Patience); // the other tests use the cores too
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = System.Environment.GetEnvironmentVariable("CHROMIUM") ?? Installed.First(File.Exists),
            Args = Arguments,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_demoApp is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await (await _demoApp.Value).DisposeAsync();
    }
}
