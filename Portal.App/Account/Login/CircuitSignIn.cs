using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Portal.App.Shell;
using Portal.Infrastructure.Changes;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>
/// A circuit lives for hours with the person it began with. It asks every minute whether that login still holds, hears at once when it
/// was ended elsewhere (logged out in another tab, or everywhere), and knows when its cookie expires. From then on its messages are
/// nobody's; what is on the screen stays until <see cref="FollowSignIn"/> has led the page away, because something may be typed there.
/// </summary>
public sealed class CircuitSignIn(ILoggerFactory logs, IServiceScopeFactory scopes, ChangeFeed feed, TimeProvider clock) : RevalidatingServerAuthenticationStateProvider(logs)
{
    private static readonly Task<AuthenticationState> Nobody = Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity())));
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(49);

    private IDisposable? _subscription;
    private ITimer? _expiry;
    private volatile bool _ended;

    /// <summary>The login ended while its page is open. Raised on any thread.</summary>
    public event Action? Ended;

    /// <summary>A visitor without a cart, once the login has ended.</summary>
    public override Task<AuthenticationState> GetAuthenticationStateAsync() => _ended ? Nobody : base.GetAuthenticationStateAsync();

    protected override TimeSpan RevalidationInterval => CookieCheck.Interval;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await CookieCheck.HoldsAsync(scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>(), authenticationState.User) is null)
            End();
        // A “no” here would let the framework redraw the page for a visitor, and what was typed would be gone.
        return true;
    }

    private async Task ListenAsync()
    {
        var user = (await GetAuthenticationStateAsync()).User;
        if (user.FindFirstValue(PortalClaims.Session) is not { } session || user.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
            return;
        _subscription = feed.Subscribe([Topics.Session(session), Topics.Everywhere(Guid.Parse(id))], End);
        if (long.TryParse(user.FindFirstValue(PortalClaims.Expires), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && DateTimeOffset.FromUnixTimeSeconds(seconds) - clock.GetUtcNow() is var left && left < LongestTimer)
            _expiry = clock.CreateTimer(_ => End(), null, left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void End()
    {
        if (_ended)
            return;
        _ended = true;
        Ended?.Invoke();
    }

    protected override void Dispose(bool disposing)
    {
        _subscription?.Dispose();
        _expiry?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Plain pages have no circuit and nothing to hear: they end with their answer.</summary>
    internal sealed class Opening(AuthenticationStateProvider provider) : CircuitHandler
    {
        public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) =>
            provider is CircuitSignIn signIn ? signIn.ListenAsync() : Task.CompletedTask;
    }
}
