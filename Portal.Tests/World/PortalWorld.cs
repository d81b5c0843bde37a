using System.Net;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.App;
using Portal.App.Demo;
using Portal.App.Shell;
using Portal.Infrastructure;
using Portal.Infrastructure.Payments.Stripe;

namespace Portal.Tests.World;

/// <summary>
/// The program as Program.cs puts it together, in this process: a database of its own, a clock moved by hand, the payment
/// sandbox reached through the real client. Background work does not run by itself: a test sends what a job would send.
/// </summary>
public sealed partial class PortalWorld : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly TemporaryDirectory _files;
    private readonly WebApplication _app;
    private readonly InMemoryServer _server;

    private PortalWorld(TestDatabase database, TemporaryDirectory files, WebApplication app, InMemoryServer server, ManualClock clock)
    {
        _database = database;
        _files = files;
        _app = app;
        _server = server;
        Clock = clock;
    }

    public ManualClock Clock { get; }
    internal TestDatabase Database => _database;
    public IServiceProvider Services => _app.Services;
    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    /// <param name="provider">A name from <see cref="Databases"/>, as <see cref="OnEveryDatabaseAttribute"/> hands it to a theory.</param>
    /// <param name="now">Where the clock begins.</param>
    /// <param name="settings">Configuration that differs from the ordinary one.</param>
    public static async Task<PortalWorld> CreateAsync(string provider = Databases.Sqlite, string now = "2023-01-01T10:00:00Z", IReadOnlyDictionary<string, string?>? settings = null)
    {
        var database = await Databases.CreateAsync(provider);
        var files = new TemporaryDirectory();
        var clock = new ManualClock(now);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Development, ContentRootPath = files.Path, ApplicationName = typeof(PortalSetup).Assembly.GetName().Name,
            Args = ["--hostBuilder:reloadConfigOnChange=false"], // or every world watches its folders
        });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(Ordinary(files)).AddInMemoryCollection(database.Settings!).AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.AddPortal();
        builder.Services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1000); // a tenth of a second for each login otherwise
        RemoveBackgroundWork(builder.Services);
        // The gateway's client talks to the sandbox of this very program.
        var server = new InMemoryServer();
        builder.Services.AddHttpClient(StripeRegistration.HttpClientName).ConfigurePrimaryHttpMessageHandler(server.NewHandler);
        var app = builder.Build();
        server.Serves(app);
        // As a start does: the first key is written before anybody works, since its store waits for the gate that workers hold.
        app.Services.GetDataProtector(nameof(PortalWorld)).Protect([]);
        return new(database, files, app, server, clock);
    }

    /// <summary>What the program does with a new database at its start.</summary>
    public async Task SeedAsync()
    {
        await _app.SeedAsync();
        if (Services.GetService<DemoHistory>() is { } history)
            await history.TellAsync();
    }

    /// <summary>Sends a message as a page would.</summary>
    public Task<TAnswer> SendAsync<TAnswer>(Actor actor, IRequest<TAnswer> message) => Services.GetRequiredService<Dispatcher>().SendAsync(actor, message);

    /// <summary>Looks at what is stored, or stores what a test begins with; a context of its own each time.</summary>
    public async Task<T> DbAsync<T>(Func<PortalDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PortalDb>());
    }

    public async Task<T> SaveAsync<T>(T row) where T : class
    {
        await DbAsync(db =>
        {
            db.Add(row);
            return db.SaveChangesAsync();
        });
        return row;
    }

    /// <summary>Speaks HTTP to the program: cookies of its own, redirects not followed.</summary>
    public HttpClient NewClient(string address = "http://portal.test/") => new(new KeepCookies(_server.NewHandler())) { BaseAddress = new(address) };

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _database.DisposeAsync();
        _files.Dispose();
    }

    private static Dictionary<string, string?> Ordinary(TemporaryDirectory files) => new()
    {
        ["Portal:BaseUrl"] = "http://portal.test",
        ["Portal:DataDirectory"] = files.Path,
        ["Portal:Demo"] = "false",
        ["Payments:Sandbox:Enabled"] = "true",
        ["Payments:Sandbox:Faults"] = "true",
    };

    private static void RemoveBackgroundWork(IServiceCollection services)
    {
        foreach (var job in services.Where(service => service.ServiceType == typeof(IHostedService) && IsOurs(service)).ToList())
            services.Remove(job);
    }

    private static bool IsOurs(ServiceDescriptor service) =>
        (service.ImplementationType ?? service.ImplementationInstance?.GetType() ?? service.ImplementationFactory?.Method.ReturnType)?.Assembly.GetName().Name?.StartsWith("Portal", StringComparison.Ordinal) == true;

    private sealed class KeepCookies(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly CookieContainer _cookies = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } known)
                request.Headers.Add("Cookie", known);
            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
                _cookies.SetCookies(request.RequestUri!, cookie);
            return answer;
        }
    }
}
