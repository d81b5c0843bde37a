using System.Collections.Concurrent;
using System.Security.Claims;
using Portal.Infrastructure;

namespace Portal.App.Shell;

/// <summary>How many circuits one person or one address may hold open; 0 is no limit.</summary>
public sealed record CircuitLimits(int PerUser, int PerAddress)
{
    /// <exception cref="SettingMissing">A number is negative.</exception>
    public static CircuitLimits Read(IConfiguration configuration)
    {
        var limits = new CircuitLimits(configuration.GetValue<int?>("Portal:CircuitsPerUser") ?? 60, configuration.GetValue<int?>("Portal:CircuitsPerAddress") ?? 500);
        return limits is { PerUser: >= 0, PerAddress: >= 0 } ? limits : throw new SettingMissing("Portal:CircuitsPerUser and Portal:CircuitsPerAddress must be 0 (no limit) or more.");
    }
}

/// <summary>
/// Stands before <c>/_blazor</c>. A browser sends our cookies along when a foreign page opens a socket to us, so the page's origin
/// must be ours; and each circuit holds memory, so nobody gets any number of them.
/// </summary>
public sealed class CircuitGuard(CircuitLimits limits)
{
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    public async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsOwnOrigin(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await next(context);
            return;
        }
        var (who, most) = context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } user ? ($"user {user}", limits.PerUser) : ($"address {Security.Sender(context)}", limits.PerAddress);
        try
        {
            if (_open.AddOrUpdate(who, 1, (_, count) => count + 1) > most && most > 0)
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            else
                await next(context);
        }
        finally
        {
            Leave(who);
        }
    }

    private void Leave(string who)
    {
        var left = _open.AddOrUpdate(who, 0, (_, count) => count - 1);
        if (left <= 0)
            _open.TryRemove(new(who, left));
    }

    // Programs send no origin, and no browser leaves it out when it opens a socket.
    private static bool IsOwnOrigin(HttpRequest request) => request.Headers.Origin.Count == 0
        || (request.Headers.Origin is [var origin] && Uri.TryCreate(origin, UriKind.Absolute, out var page)
            && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            && (page.Scheme == Uri.UriSchemeHttps || !request.IsHttps));
}
