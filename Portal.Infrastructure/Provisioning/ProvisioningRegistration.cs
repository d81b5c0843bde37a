using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

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
        return services;
    }
}
