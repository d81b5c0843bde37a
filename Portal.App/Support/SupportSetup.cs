using Portal.App.Shell;
using Portal.Infrastructure;
using Portal.Infrastructure.Mail;

namespace Portal.App.Support;

/// <summary>Mail and tickets.</summary>
public static class SupportSetup
{
    /// <exception cref="SettingMissing">A setting under <c>Portal:</c> or <c>Mail:</c> is missing or wrong.</exception>
    public static IServiceCollection AddSupport(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var portal = PortalOptions.Read(configuration, environment);
        services.AddSingleton(portal);
        services.AddSingleton<MailTemplates>();
        services.AddScoped<TicketDesk>();
        services.AddSingleton(new MailPause(held: portal.Demo));
        return services.AddMail(configuration, portal.Demo || environment.IsDevelopment());
    }

    public static void MapSupport(this IEndpointRouteBuilder routes) => routes.MapTicketFiles();
}
