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
/// A circuit lives for hours with the person it began with. It asks every minute whether that login still holds, and hears at once
/// when it was ended elsewhere: logged out in another tab, or everywhere.
/// </summary>
public sealed class CircuitSignIn(ILoggerFactory logs, IServiceScopeFactory scopes, ChangeFeed feed) : RevalidatingServerAuthenticationStateProvider(logs)
{
    private IDisposable? _subscription;

    protected override TimeSpan RevalidationInterval => CookieCheck.Interval;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await CookieCheck.HoldsAsync(scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>(), authenticationState.User) is not null;
    }

    private async Task ListenAsync()
    {
        var user = (await GetAuthenticationStateAsync()).User;
        if (user.FindFirstValue(PortalClaims.Session) is { } session && user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id)
            _subscription = feed.Subscribe([Topics.Session(session), Topics.Everywhere(Guid.Parse(id))], End);
    }

    // What remains is a visitor without a cart; protected pages lead to the login page by themselves.
    private void End() => SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));

    protected override void Dispose(bool disposing)
    {
        _subscription?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Plain pages have no circuit and nothing to hear: they end with their answer.</summary>
    internal sealed class Opening(AuthenticationStateProvider provider) : CircuitHandler
    {
        public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) =>
            provider is CircuitSignIn signIn ? signIn.ListenAsync() : Task.CompletedTask;
    }
}
