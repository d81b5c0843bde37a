using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Stripe;

namespace Portal.Infrastructure.Payments.Stripe;

public static class StripeRegistration
{
    /// <summary>The name under which the factory makes the HTTP client that Stripe's library sends with.</summary>
    public const string HttpClientName = "stripe";

    /// <summary><see cref="IPaymentGateway"/> on Stripe, with the settings under <c>Payments:Stripe</c>.</summary>
    public static IHttpClientBuilder AddStripeGateway(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.Configure<StripeOptions>(configuration.GetSection(StripeOptions.Section));
        services.AddSingleton<IValidateOptions<StripeOptions>, StripeOptionsCheck>();
        services.AddTransient(Client);
        services.AddTransient<IPaymentGateway, StripeGateway>();
        services.AddTransient<StripeAttempts>();
        // The library sends each attempt by itself, so this is the limit of one attempt, from sending to the last byte.
        return services.AddHttpClient(HttpClientName, (scope, http) => http.Timeout = OptionsOf(scope).Timeout)
            // A redirect would carry the key to another host.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .AddHttpMessageHandler<StripeAttempts>()
            .RedactLoggedHeaders(_ => true);
    }

    // Everything is said here, since what is not said is taken from StripeConfiguration, which the whole process shares.
    private static StripeClient Client(IServiceProvider services)
    {
        var options = OptionsOf(services);
        return new(new StripeClientOptions
        {
            // The gateway refuses to ask while there is none.
            ApiKey = options.IsConfigured ? options.SecretKey : null,
            ApiBase = options.ApiBase.AbsoluteUri.TrimEnd('/'),
            HttpClient = new SystemNetHttpClient(services.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName), options.Retries, enableTelemetry: false),
        });
    }

    private static StripeOptions OptionsOf(IServiceProvider services) => services.GetRequiredService<IOptions<StripeOptions>>().Value;

    private sealed class StripeOptionsCheck : IValidateOptions<StripeOptions>
    {
        public ValidateOptionsResult Validate(string? name, StripeOptions options) =>
            options.Fault() is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
    }
}
