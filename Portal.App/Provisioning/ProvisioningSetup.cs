namespace Portal.App.Provisioning;

/// <summary>Operations and tasks.</summary>
public static class ProvisioningSetup
{
    public static IServiceCollection AddProvisioning(this IServiceCollection services) => services.AddScoped<CarriedOut>().AddScoped<TaskDesk>();
}
