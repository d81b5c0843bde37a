using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Portal.Infrastructure.Payments.Sandbox;
using Portal.Infrastructure.Payments.Stripe;

namespace Portal.Infrastructure.Payments;

public static class PaymentsRegistration
{
    /// <summary>
    /// <see cref="IPaymentGateway"/>: Stripe when <c>Payments:Stripe:SecretKey</c> is set, else the sandbox in this program when that
    /// is enabled, both through the same client. With neither the portal starts, and each payment is refused with a sentence that names the setting.
    /// </summary>
    /// <exception cref="SettingMissing">A setting is wrong; the message names it.</exception>
    public static IServiceCollection AddPayments(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.TryAddSingleton<OwnAddress>();
        services.AddSandboxStripe(configuration, environment);
        var client = services.AddStripeGateway(configuration);

        var stripe = configuration.GetSection(StripeOptions.Section).Get<StripeOptions>() ?? new();
        if (stripe.Fault() is { } fault)
            throw new SettingMissing(fault);
        if (stripe.IsConfigured || !SandboxOptions.Read(configuration).Enabled)
            return services;

        services.AddOptions<StripeOptions>().Configure<SandboxStore>((options, sandbox) =>
        {
            options.SecretKey = sandbox.SecretKey;
            options.WebhookSecret = sandbox.WebhookSecret;
            options.ApiBase = new Uri(ToOwnSandbox.Placeholder, "sandbox/stripe");
        });
        services.AddTransient<ToOwnSandbox>();
        client.AddHttpMessageHandler<ToOwnSandbox>();
        return services;
    }

    /// <summary>Fills in the program's own address, which is not known when the client is made.</summary>
    private sealed class ToOwnSandbox(OwnAddress own) : DelegatingHandler
    {
        public static readonly Uri Placeholder = new("http://own-address/");

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(own.Local, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
