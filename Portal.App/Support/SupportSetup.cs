using Portal.App.Shell;

namespace Portal.App.Support;

/// <summary>Mail and tickets.</summary>
public static class SupportSetup
{
    public static IServiceCollection AddSupport(this IServiceCollection services)
    {
        services.AddSingleton(scope => PortalOptions.Read(scope.GetRequiredService<IConfiguration>(), scope.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton<MailTemplates>();
        return services;
    }
}
