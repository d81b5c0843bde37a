using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;

namespace Portal.Infrastructure.Payments;

/// <summary>
/// Where this program answers. The server knows its ports only after it has started, so ask when the address is needed and never
/// in a constructor.
/// </summary>
public sealed class OwnAddress(IServer server, IConfiguration configuration)
{
    /// <summary>For addresses that a browser opens: <c>Portal:BaseUrl</c> where it is set, else what the server listens on. Ends with a slash.</summary>
    /// <exception cref="GatewayUnavailable">The server has not started and <c>Portal:BaseUrl</c> is not set.</exception>
    public Uri Public => Configured() ?? Listening() ?? throw NotYet();

    /// <summary>For calls from this program to itself: past any proxy, where that is possible. Ends with a slash.</summary>
    /// <exception cref="GatewayUnavailable">The server has not started and <c>Portal:BaseUrl</c> is not set.</exception>
    public Uri Local => Listening() ?? Configured() ?? throw NotYet();

    private Uri? Configured() =>
        Uri.TryCreate(configuration["Portal:BaseUrl"], UriKind.Absolute, out var address) ? new Uri(address.AbsoluteUri.TrimEnd('/') + "/") : null;

    private Uri? Listening() => server.Features.Get<IServerAddressesFeature>()?.Addresses
        .Select(Reachable)
        .Where(address => address is { Port: > 0 })
        // Plain HTTP first: a development certificate need not be trusted by ourselves.
        .OrderBy(address => address!.Scheme == Uri.UriSchemeHttp ? 0 : 1)
        .FirstOrDefault();

    private static Uri? Reachable(string address)
    {
        var concrete = address.Replace("://*", "://127.0.0.1", StringComparison.Ordinal).Replace("://+", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal).Replace("://[::]", "://127.0.0.1", StringComparison.Ordinal);
        return Uri.TryCreate(concrete.TrimEnd('/') + "/", UriKind.Absolute, out var reachable) ? reachable : null;
    }

    private static GatewayUnavailable NotYet() => new("The portal does not know its own address before it has started. Set Portal:BaseUrl if it is needed earlier.");
}
