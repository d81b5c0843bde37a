using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Portal.Infrastructure;

namespace Portal.App.Shell;

/// <summary>What is stricter here than the framework's defaults: headers, foreign origins, sizes, counts, proxies, plain http.</summary>
public static class Security
{
    /// <summary>The limit of forms that anybody may send: login, register, forgotten password.</summary>
    public const string AccountForms = "account forms";

    /// <summary>Files travel through circuits in small parts; no form or call of ours comes near this.</summary>
    private const long MostRequestBytes = 2 * 1024 * 1024;

    /// <exception cref="SettingMissing">A setting is wrong.</exception>
    public static IServiceCollection AddSecurity(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var portal = PortalOptions.Read(configuration, environment);
        services.AddSingleton(CircuitLimits.Read(configuration));
        services.AddSingleton<CircuitGuard>();
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = MostRequestBytes;
        });
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        if (configuration["Portal:Proxies"] is { Length: > 0 } proxies)
            services.Configure<ForwardedHeadersOptions>(options => Trust(options, proxies));
        if (portal.IsHttps && configuration["Portal:Proxies"] is { Length: > 0 })
            services.AddHttpsRedirection(options => options.HttpsPort = new Uri(portal.BaseUrl).Port);
        var perMinute = configuration.GetValue<int?>("Portal:AccountFormsPerMinute") ?? 20;
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
            options.AddPolicy(AccountForms, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(Sender(context), _ => new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter(""));
        });
        return services;
    }

    /// <summary>Comes first: what is refused here reaches nothing else.</summary>
    public static void UseSecurity(this WebApplication app)
    {
        var portal = app.Services.GetRequiredService<PortalOptions>();
        app.Use(HeadRequests.AnswerAsync);
        app.UseRouting();
        if (app.Configuration["Portal:Proxies"] is { Length: > 0 })
            app.UseForwardedHeaders();
        app.Use(SecurityHeaders.AddAsync);
        if (!app.Environment.IsDevelopment())
            app.UseExceptionHandler("/error/500", createScopeForErrors: true);
        if (portal.IsHttps)
        {
            app.UseHsts();
            app.UseWhen(context => !context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase), branch => branch.UseHttpsRedirection());
        }
        app.UseMiddleware<RequestLimits>();
        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        app.Use(StatusPagesForPeopleAsync);
    }

    /// <summary>After authentication: it counts the circuits of each person.</summary>
    public static void UseCircuitGuard(this WebApplication app)
    {
        app.UseWebSockets();
        var guard = app.Services.GetRequiredService<CircuitGuard>();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase), branch => branch.Use(guard.GuardAsync));
    }

    /// <summary>One sender is one address, or, of IPv6, the network that one customer is given.</summary>
    internal static string Sender(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    // Programs read the code; a page would only be in their way.
    private static Task StatusPagesForPeopleAsync(HttpContext context, RequestDelegate next)
    {
        var wantsPage = context.Request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
        if (!wantsPage && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        // What could not be done with a form is told by a page, which is asked for and not sent anything.
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            context.Request.Method = HttpMethods.Get;
        return next(context);
    }

    private static void Trust(ForwardedHeadersOptions options, string proxies)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (IPAddress.TryParse(proxy, out var address))
                options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
                options.KnownIPNetworks.Add(network);
            else
                throw new SettingMissing($"Portal:Proxies holds “{proxy}”; list the addresses or networks of your proxies separated by commas, such as 10.0.0.5, 10.1.0.0/16.");
    }
}
