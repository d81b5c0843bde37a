using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.App.Kit;
using Radzen;

namespace Portal.App.Shell;

/// <summary>What pages need to be drawn at all.</summary>
public static class ShellSetup
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddAuthorization();
        services.AddScoped<Toasts>();
        services.AddScoped<FirstLoad>();
        services.AddSingleton<PersistentComponentStateSerializer<FirstLoadState>, FirstLoadFormat>();
        services.AddRadzenComponents();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }

    public static void MapShell(this WebApplication app)
    {
        app.MapStaticAssets();
        // Who may frame us is part of our own policy; a second header would only be confusing.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
