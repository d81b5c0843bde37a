using Portal.App.Account;
using Portal.App.Billing;
using Portal.App.Demo;
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
        services.AddSecurity(configuration, environment);
        services.AddPortalDb(configuration);
        services.AddHostedService<ChangeRelay>();
        services.AddHostedService<DataReminders>();
        services.AddMessages();
        services.AddShell();
        services.AddVisitors();
        services.AddAccounts(configuration, environment);
        services.AddSupport(configuration, environment);
        services.AddBilling(configuration, environment);
        services.AddProvisioning(configuration);
        services.AddDemo(configuration, environment);
        return builder;
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
        app.MapShell();
        return app;
    }
}
