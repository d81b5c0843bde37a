using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Portal.App.Shell;
using Portal.Infrastructure.Changes;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>
/// A cookie says who somebody was when it was made. Every minute the database is asked whether that still holds, and at once when
/// something was heard of that login: the pages that its end sends away must not come back with the old cookie.
/// </summary>
internal static class CookieCheck
{
    /// <summary>How long a cookie or an open page may outlive a new password or “log out everywhere”.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var feed = services.GetRequiredService<ChangeFeed>();
        var principal = context.Principal!;
        var ended = feed.Heard(Topics.Session(principal.FindFirstValue(PortalClaims.Session) ?? ""));
        var doubtful = Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) && feed.Heard(Topics.Everywhere(id));
        var fresh = context.Properties.IssuedUtc is { } issued && now - issued < Interval;
        if (fresh && !ended && !doubtful)
            return;
        if (ended || await HoldsAsync(services.GetRequiredService<UserManager<PortalUser>>(), principal) is not { } user)
        {
            context.RejectPrincipal();
            // A new login of this browser may be on its way in another tab: removing the cookie now could remove that one.
            if (!fresh)
                await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }
        // A changed name or partner shows from here on; it is still the same login of the same browser.
        var renewed = await services.GetRequiredService<IUserClaimsPrincipalFactory<PortalUser>>().CreateAsync(user);
        Keep(PortalClaims.Session, principal, (ClaimsIdentity)renewed.Identity!);
        context.ReplacePrincipal(renewed);
        context.ShouldRenew = true;
    }

    /// <summary>The login behind a cookie, or null when it was removed, or its password or address changed since.</summary>
    public static async Task<PortalUser?> HoldsAsync(UserManager<PortalUser> users, ClaimsPrincipal principal)
    {
        var user = await users.GetUserAsync(principal);
        return user is not null && user.SecurityStamp == principal.FindFirstValue(users.Options.ClaimsIdentity.SecurityStampClaimType) ? user : null;
    }

    private static void Keep(string type, ClaimsPrincipal from, ClaimsIdentity to)
    {
        to.TryRemoveClaim(to.FindFirst(type));
        if (from.FindFirst(type) is { } claim)
            to.AddClaim(claim.Clone());
    }
}
