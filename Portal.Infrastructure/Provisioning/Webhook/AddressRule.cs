using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Portal.Infrastructure.Provisioning.Webhook;

/// <summary>
/// Where a webhook may go: to public addresses, unless the configuration says otherwise. The address is checked when the connection is
/// made, so that neither a redirect nor a name that changes its address between two questions leads into the inner network.
/// </summary>
public sealed class AddressRule(IOptions<ProvisioningOptions> options)
{
    // What is assigned for special use (RFC 6890 and successors); of IPv6 only 2000::/3 is public at all.
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork PublicV6 = IPNetwork.Parse("2000::/3");

    private readonly bool _all = options.Value.AllowPrivateAddresses;
    private readonly IPNetwork[] _allowed = [.. options.Value.AllowedNetworks.Select(IPNetwork.Parse)];

    /// <summary>An IPv4 address that is written as IPv6 is not: it would name a private one in another spelling.</summary>
    public static bool IsPublic(IPAddress address) =>
        !address.IsIPv4MappedToIPv6 && (address.AddressFamily == AddressFamily.InterNetwork || PublicV6.Contains(address)) && !Special.Any(network => network.Contains(address));

    public bool Allows(IPAddress address)
    {
        if (_all || IsPublic(address))
            return true;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _allowed.Any(network => network.Contains(plain));
    }

    /// <summary>Before a call or a redirect is followed.</summary>
    /// <exception cref="WebhookFault">It is not https, or names a user.</exception>
    public void Check(Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttps && !(_all && address.Scheme == Uri.UriSchemeHttp))
            throw new WebhookFault($"{address.Host} would be called without https, which is not allowed.");
        if (address.UserInfo.Length > 0)
            throw new WebhookFault($"The address at {address.Host} holds a user or a password, which is not allowed.");
    }

    /// <exception cref="WebhookFault">Every address of the host is refused.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        var known = await Dns.GetHostAddressesAsync(host, cancellation);
        var allowed = known.Where(Allows).ToArray();
        if (allowed.Length == 0)
            throw new WebhookFault($"{host} is a private address, which is not allowed.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A call came to nothing; the sentence says how, without secrets.</summary>
public sealed class WebhookFault(string sentence, Exception? cause = null) : Exception(sentence, cause);
