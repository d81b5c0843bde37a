using Portal.Infrastructure;

namespace Portal.App.Shell;

/// <summary>What happens before the first request.</summary>
public static class StartUp
{
    public static async Task MigrateAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await DatabaseMigration.MigrateAsync(scope.ServiceProvider.GetRequiredService<PortalDb>(), app.Lifetime.ApplicationStopping);
    }
}
