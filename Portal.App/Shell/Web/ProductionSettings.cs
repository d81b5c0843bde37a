using Portal.Infrastructure;
using Portal.Infrastructure.Payments.Sandbox;

namespace Portal.App.Shell;

/// <summary>What a demonstration may leave open and a portal for real customers may not.</summary>
public static class ProductionSettings
{
    /// <exception cref="SettingMissing">The first setting that is missing; the sentence says what to write there.</exception>
    public static void Require(IConfiguration configuration, IHostEnvironment environment)
    {
        if (!environment.IsProduction())
            return;
        _ = PortalOptions.Read(configuration, environment);
        if (configuration["AllowedHosts"] is null or "" or "*")
            throw new SettingMissing("AllowedHosts is missing: list the host names that the portal answers to, separated by semicolons, such as portal.example.com;shop.partner.example.");
        if (string.IsNullOrEmpty(configuration["Payments:Stripe:SecretKey"]) && !SandboxOptions.Read(configuration).Enabled)
            throw new SettingMissing("Payments:Stripe:SecretKey is missing: take the secret key from Stripe's dashboard, Developers, API keys, and set Payments:Stripe:WebhookSecret too.");
    }
}
