using Portal.App.Ordering;
using Portal.App.Services;
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
        services.AddScoped<PaidOrder>();
        services.AddScoped<MissingData>();
        services.AddScoped<RequestedOrder>();
        services.AddSingleton<SweepSignal>();
        services.AddHostedService<PaymentSweep>();
        return services;
    }
}
