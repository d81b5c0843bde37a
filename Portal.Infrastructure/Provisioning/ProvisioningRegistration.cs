using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Infrastructure.Provisioning.Commands;
using Portal.Infrastructure.Provisioning.Simulator;
using Portal.Infrastructure.Provisioning.Webhook;

namespace Portal.Infrastructure.Provisioning;

public static class ProvisioningRegistration
{
    /// <summary>The code of every kind of processing module, with the settings under <c>Provisioning</c>.</summary>
    /// <exception cref="SettingMissing">A setting is wrong; the message names it.</exception>
    public static IServiceCollection AddProvisioners(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(ProvisioningOptions.Section);
        if ((section.Get<ProvisioningOptions>() ?? new()).Fault() is { } fault)
            throw new SettingMissing(fault);
        services.TryAddSingleton(TimeProvider.System);
        services.Configure<ProvisioningOptions>(section);
        services.AddDataProtection();
        services.AddSingleton<ModuleSecrets>();
        services.AddSingleton<SimulatorLedger>();
        services.AddWebhookClient();
        services.TryAddEnumerable(ServiceDescriptor.Transient<IProvisioner, WebhookProvisioner>());
        services.TryAddEnumerable(ServiceDescriptor.Transient<IProvisioner, CommandProvisioner>());
        services.TryAddEnumerable(ServiceDescriptor.Transient<IProvisioner, ManualProvisioner>());
        services.TryAddEnumerable(ServiceDescriptor.Transient<IProvisioner, SimulatorProvisioner>());
        services.AddTransient<Provisioners>();
        return services;
    }

    private static void AddWebhookClient(this IServiceCollection services)
    {
        services.AddSingleton<AddressRule>();
        services.AddHttpClient<WebhookClient>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(scope => new SocketsHttpHandler
            {
                // Redirects are followed by the client, which checks each; a proxy would hide the address that is reached in the end.
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                ConnectCallback = scope.GetRequiredService<AddressRule>().ConnectAsync,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                MaxResponseHeadersLength = 16,
                MaxResponseDrainSize = 0,
            })
            .RedactLoggedHeaders(_ => true);
    }
}
