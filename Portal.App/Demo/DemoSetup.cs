using Portal.App.Account;
using Portal.App.Shell;

namespace Portal.App.Demo;

/// <summary>Nothing of the demo runs where <c>Portal:Demo</c> is off.</summary>
public static class DemoSetup
{
    public static IServiceCollection AddDemo(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment) =>
        PortalOptions.Read(configuration, environment).Demo
            ? services.AddSingleton<DemoHistory>().AddHostedService(scope => scope.GetRequiredService<DemoHistory>()).Fill<UnderTheLogin, DemoLogins>()
            : services;
}
