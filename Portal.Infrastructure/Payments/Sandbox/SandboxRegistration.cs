using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Portal.Infrastructure.Payments.Sandbox.Api;
using Portal.Infrastructure.Payments.Sandbox.Pages;

namespace Portal.Infrastructure.Payments.Sandbox;

public static class SandboxRegistration
{
    /// <summary>The sandbox's ledger and clock; nothing unless <c>Payments:Sandbox:Enabled</c> is true.</summary>
    /// <exception cref="SettingMissing">It is enabled in Production without the explicit switch, or a setting is wrong.</exception>
    public static IServiceCollection AddSandboxStripe(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var options = SandboxOptions.Read(configuration);
        if (!options.Enabled)
            return services;
        if (environment.IsProduction() && !options.AllowInProduction)
            throw new SettingMissing(
                $"The payment sandbox takes no money, so a production portal does not start with it. Set {SandboxOptions.Section}:Enabled to false, or, for a demonstration, {SandboxOptions.Section}:AllowInProduction to true.");

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<OwnAddress>();
        services.AddSingleton(options);
        services.AddSingleton<SandboxStore>();
        services.AddSingleton<SandboxFaults>();
        services.AddSingleton<SandboxApi>();
        services.AddHostedService<SandboxClock>();
        services.AddHostedService<SandboxWebhooks>();
        services.AddHttpClient(SandboxWebhooks.ClientName);
        return services;
    }

    /// <summary>Maps everything under <c>/sandbox</c>; nothing when the sandbox is not registered.</summary>
    /// <param name="guardBooks">
    /// Says who may see every payment and end waiting ones; null for everybody. A payment page is open to whoever was sent to it, as at Stripe.
    /// </param>
    public static IEndpointRouteBuilder MapSandboxStripe(this IEndpointRouteBuilder endpoints, Action<IEndpointConventionBuilder>? guardBooks = null)
    {
        if (endpoints.ServiceProvider.GetService<SandboxStore>() is not { } store)
            return endpoints;
        var faults = endpoints.ServiceProvider.GetRequiredService<SandboxFaults>();
        // It stands for another company: the portal's logins, forms and limits are not its own.
        var all = endpoints.MapGroup("/sandbox").DisableAntiforgery().DisableRateLimiting().ExcludeFromDescription();
        var books = all.MapGroup("");
        guardBooks?.Invoke(books);
        var routes = all.MapGroup("").AllowAnonymous();
        if (guardBooks is null)
            routes.WithMetadata(new SandboxPage.LinkToBooks());
        SandboxEndpoints.MapLedger(books, store);
        SandboxEndpoints.Map(routes, endpoints.ServiceProvider.GetRequiredService<SandboxApi>(), faults, endpoints.ServiceProvider.GetRequiredService<SandboxOptions>());

        var pay = new PayPage(store, faults);
        routes.MapGet("/pay/{id}", (RequestDelegate)pay.ShowAsync);
        routes.MapPost("/pay/{id}", (RequestDelegate)pay.ActAsync);
        var confirm = new ConfirmPage(store);
        routes.MapGet("/confirm/{id}", (RequestDelegate)confirm.ShowAsync);
        routes.MapPost("/confirm/{id}", (RequestDelegate)confirm.ActAsync);
        var payments = new PaymentsPage(store);
        books.MapGet("/payments", (RequestDelegate)payments.ShowAsync);
        books.MapPost("/payments/{id}/settle", (RequestDelegate)payments.SettleAsync);
        books.MapPost("/payments/{id}/fail", (RequestDelegate)payments.FailAsync);
        routes.MapGet("/sandbox.css", (RequestDelegate)SandboxPage.StyleAsync);
        return endpoints;
    }
}
