using Portal.App.Account;
using Portal.App.Billing;
using Portal.App.Demo;
using Portal.App.Home;
using Portal.App.Ordering;
using Portal.App.Provisioning;
using Portal.App.Services;
using Portal.App.Shell;
using Portal.App.Shop;
using Portal.App.Support;
using Portal.Infrastructure;
using Portal.Infrastructure.Changes;

namespace Portal.App;

/// <summary>The whole program, area by area. The tests build the same one.</summary>
public static class PortalSetup
{
    /// <exception cref="SettingMissing">A setting is missing or wrong.</exception>
    public static WebApplicationBuilder AddPortal(this WebApplicationBuilder builder)
    {
        var (services, configuration, environment) = (builder.Services, builder.Configuration, builder.Environment);
        ProductionSettings.Require(configuration, environment);
        ListPage.ReadSize(configuration);
        services.AddSecurity(configuration, environment);
        services.AddPortalDb(configuration);
        services.AddHostedService<ChangeRelay>();
        services.AddMessages();
        services.AddShell();
        services.AddVisitors();
        services.AddAccounts(configuration, environment);
        services.AddSupport(configuration, environment);
        services.AddBilling(configuration, environment);
        services.AddServices();
        services.AddProvisioning(configuration);
        services.AddOrdering();
        services.AddShop();
        services.AddHome();
        services.AddDemo(configuration, environment);
        return builder;
    }

    /// <summary>What happens before the first request: the database at this program's version, filled when it is new.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        await app.MigrateAsync();
        await app.SeedAsync();
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Portal: {string.Join(", ", app.Urls)}"));
    }

    public static WebApplication MapPortal(this WebApplication app)
    {
        app.UseSecurity();
        app.UseAuthentication();
        app.UseVisitors();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseCircuitGuard();
        app.MapHealth();
        app.MapBrand();
        app.MapSearchEngines();
        app.MapStripeWebhook();
        app.MapSandbox();
        app.MapSupport();
        app.MapStaticAssets();
        // Who may frame us is part of our own policy; a second header would only be confusing.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }
}
