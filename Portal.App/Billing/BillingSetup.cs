using Portal.Infrastructure.Payments;

namespace Portal.App.Billing;

public static class BillingSetup
{
    public static IServiceCollection AddBilling(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddPayments(configuration, environment);
        services.AddScoped<PaymentDesk>();
        services.AddScoped<RefundDesk>();
        services.AddScoped<Settlement>();
        services.AddSingleton<SweepSignal>();
        services.AddHostedService<PaymentSweep>();
        return services;
    }
}
