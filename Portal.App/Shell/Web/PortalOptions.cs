using System.Globalization;
using Portal.Domain.Partners;
using Portal.Infrastructure;

namespace Portal.App.Shell;

/// <summary>The settings under <c>Portal:</c>, read and checked once at start.</summary>
public sealed class PortalOptions
{
    /// <summary>The address that people reach the portal at, without a slash at the end; links in mails start with it.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>Browsers come by https: cookies are Secure, and plain http leads there.</summary>
    public bool IsHttps => BaseUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Demo data, one-click sign-in and the mail folder as a page.</summary>
    public bool Demo { get; init; }

    /// <summary>Where files live: the SQLite database, the mail folder.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>How long a login holds after its last page was loaded.</summary>
    public required TimeSpan LoginLasts { get; init; }

    /// <summary>A page that nobody has looked at for so long gives its circuit back, and takes it up again when it is looked at.</summary>
    public required TimeSpan PauseAfter { get; init; }

    /// <summary>A call to a processing module is taken over after this long without a sign of life from the server that makes it.</summary>
    public required TimeSpan OperationLease { get; init; }

    /// <summary>Where a partner's customers find the portal: under the partner's own host name, else by a path that names it. A demo has one host only.</summary>
    public string AddressOf(Partner partner) => !Demo && partner.HostName is { } host ? new UriBuilder(BaseUrl) { Host = host }.Uri.GetLeftPart(UriPartial.Authority)
        : partner.IsDefault ? BaseUrl
        : $"{BaseUrl}/p/{partner.Code}";

    /// <exception cref="SettingMissing">Portal:BaseUrl is missing in production, or no address.</exception>
    public static PortalOptions Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var demo = configuration.GetValue<bool?>("Portal:Demo") ?? environment.IsDevelopment();
        var text = configuration["Portal:BaseUrl"];
        if (string.IsNullOrWhiteSpace(text))
            text = demo || environment.IsDevelopment()
                ? configuration["urls"]?.Split(';')[0] ?? "http://127.0.0.1:5080"
                : throw new SettingMissing("Portal:BaseUrl is missing: set it to the address that people reach the portal at, such as https://portal.example.com. Links in mails start with it.");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new SettingMissing($"Portal:BaseUrl is “{text}”; it must be an address such as https://portal.example.com.");
        return new()
        {
            BaseUrl = text.TrimEnd('/'),
            Demo = demo,
            DataDirectory = configuration.DataDirectory(),
            LoginLasts = Time(configuration, "Portal:LoginLasts", TimeSpan.FromDays(14)),
            PauseAfter = Time(configuration, "Portal:PauseAfter", TimeSpan.FromMinutes(10)),
            OperationLease = Time(configuration, "Portal:OperationLease", TimeSpan.FromSeconds(45)),
        };
    }

    private static TimeSpan Time(IConfiguration configuration, string key, TimeSpan otherwise) => configuration[key] is not { Length: > 0 } text ? otherwise
        : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero ? time
        : throw new SettingMissing($"{key} is “{text}”; it must be a time such as 00:10:00 or 14.00:00:00.");
}
