using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Portal.Infrastructure;

namespace Portal.App.Shell;

/// <summary>What happens before the first request.</summary>
public static class StartUp
{
    private const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>Settings come from beside the program, data goes where <see cref="DataFolder"/> says: both from any working directory.</summary>
    public static WebApplicationBuilder NewBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot() });
        // Development shows the files of the build; a published program has them beside it, so this finds nothing there.
        builder.WebHost.UseStaticWebAssets();
        var configuration = builder.Configuration;
        if (new[] { "urls", "http_ports", "https_ports" }.All(key => string.IsNullOrEmpty(configuration[key])) && !configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(DefaultAddress);
        // An open circuit ends at once; only a request that is being answered is waited for.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(4));
        return builder;
    }

    public static async Task MigrateAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await DatabaseMigration.MigrateAsync(scope.ServiceProvider.GetRequiredService<PortalDb>(), app.Lifetime.ApplicationStopping);
    }

    /// <summary>What an operator can mend, in words for him; null for faults of the program.</summary>
    public static string? Sentence(Exception error) => error switch
    {
        SettingMissing => error.Message,
        IOException { InnerException: AddressInUseException } => $"{error.Message.TrimEnd('.')}. Stop the other program, or choose another address with --urls.",
        DbException or SocketException => $"The database cannot be reached: {error.Message.TrimEnd('.')}. Check Database:Provider, ConnectionStrings:Portal and Portal:DataDirectory.",
        UnauthorizedAccessException => $"{error.Message.TrimEnd('.')}. Portal:DataDirectory must be a folder that the program may write to.",
        _ => null,
    };

    private static string ContentRoot()
    {
        var current = Directory.GetCurrentDirectory();
        // An unpublished build finds its files in the project when it is started there.
        return !DataFolder.IsPublished(AppContext.BaseDirectory) && File.Exists(Path.Combine(current, "appsettings.json")) ? current : AppContext.BaseDirectory;
    }
}
