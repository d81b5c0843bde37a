using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Portal.App.Shell;
using Portal.Infrastructure.Changes;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>
/// A circuit lives for hours with the person it began with. It asks every minute whether that login still holds, and at once
/// when it was ended elsewhere: logged out in another tab, or everywhere.
/// </summary>
public sealed class CircuitSignIn : RevalidatingServerAuthenticationStateProvider
{
    private readonly IServiceScopeFactory _scopes;
    private readonly ChangeFeed _feed;
    private IDisposable? _subscription;

    public CircuitSignIn(ILoggerFactory logs, IServiceScopeFactory scopes, ChangeFeed feed) : base(logs)
    {
        _scopes = scopes;
        _feed = feed;
        AuthenticationStateChanged += Listen;
    }

    protected override TimeSpan RevalidationInterval => AccountSetup.StampInterval;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var user = await users.GetUserAsync(authenticationState.User);
        return user is not null && user.SecurityStamp == authenticationState.User.FindFirstValue(users.Options.ClaimsIdentity.SecurityStampClaimType);
    }

    private async void Listen(Task<AuthenticationState> changed)
    {
        _subscription?.Dispose();
        var user = (await changed).User;
        if (user.FindFirstValue(PortalClaims.Session) is { } session && user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id)
            _subscription = _feed.Subscribe([Topics.Session(session), Topics.Everywhere(Guid.Parse(id))], End);
    }

    // What remains is a visitor without a cart; protected pages lead to the login page by themselves.
    private void End() => SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));

    protected override void Dispose(bool disposing)
    {
        AuthenticationStateChanged -= Listen;
        _subscription?.Dispose();
        base.Dispose(disposing);
    }
}
