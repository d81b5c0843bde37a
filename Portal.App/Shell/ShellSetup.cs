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
}
