using Portal.App.Services;
using Portal.App.Shell;
using Portal.Infrastructure;
using Portal.Infrastructure.Provisioning;

namespace Portal.App.Provisioning;

/// <summary>Modules, operations and tasks.</summary>
public static class ProvisioningSetup
{
    /// <exception cref="SettingMissing">A setting under <c>Provisioning:</c> is wrong.</exception>
    public static IServiceCollection AddProvisioning(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<CarriedOut>().AddScoped<TaskDesk>();
        services.AddScoped<OperationClaims>().AddScoped<OperationOutcome>().AddScoped<ModuleCalls>();
        services.AddHostedService<OperationWorker>();
        services.Fill<BelowService, ServiceOperations>();
        return services.AddProvisioners(configuration);
    }
}
