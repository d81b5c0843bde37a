namespace Portal.App.Services;

public static class ServicesSetup
{
    public static IServiceCollection AddServices(this IServiceCollection services) => services
        .AddScoped<MissingData>()
        .AddHostedService<DataReminders>();
}
