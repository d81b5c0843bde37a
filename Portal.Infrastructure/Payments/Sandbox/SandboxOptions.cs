using Microsoft.Extensions.Configuration;

namespace Portal.Infrastructure.Payments.Sandbox;

/// <summary>Settings under <c>Payments:Sandbox</c>.</summary>
public sealed class SandboxOptions
{
    public const string Section = "Payments:Sandbox";

    public bool Enabled { get; set; }

    /// <summary>Without it a production portal refuses to start with a gateway that takes no money.</summary>
    public bool AllowInProduction { get; set; }

    /// <summary>Opens <c>POST /sandbox/faults</c>; for tests.</summary>
    public bool Faults { get; set; }

    /// <summary>How long a payment made with “Pay later” waits before it settles or fails by itself.</summary>
    public TimeSpan SettleAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Where events are sent; <c>/webhooks/stripe</c> of this program when absent.</summary>
    public Uri? WebhookUrl { get; set; }

    /// <summary>Holds <c>sandbox.db</c>; the value of <c>Portal:DataDirectory</c>.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <exception cref="SettingMissing">A setting is wrong; the message names it.</exception>
    public static SandboxOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection(Section).Get<SandboxOptions>() ?? new();
        if (options.Enabled)
            options.DataDirectory = configuration.DataDirectory();
        if (options.SettleAfter < TimeSpan.Zero || options.SettleAfter > TimeSpan.FromDays(7))
            throw new SettingMissing($"{Section}:SettleAfter must lie between no time and seven days, for example 00:01:00 for a minute.");
        return options;
    }
}
