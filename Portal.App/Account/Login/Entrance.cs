using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Portal.App.Ordering;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Infrastructure;
using Portal.Infrastructure.Changes;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>Lets a login in and out of the browser that a request came from. Who may come in was decided before, by a use case.</summary>
public sealed class Entrance(UserManager<PortalUser> users, IUserClaimsPrincipalFactory<PortalUser> claims, Dispatcher dispatcher, PortalDb db, ChangeFeed feed, ILogger<Entrance> log)
{
    /// <summary>Sets the cookie and brings the visitor's cart along. Returns where this person's work begins.</summary>
    /// <param name="stay">The cookie outlives the browser.</param>
    public async Task<string> EnterAsync(HttpContext context, Guid userId, bool stay)
    {
        var user = await users.FindByIdAsync(userId.ToString()) ?? throw Refusal.NotFound("login");
        var principal = await claims.CreateAsync(user);
        var visitor = Visit.ActorOf(context.User).VisitorKey;
        await context.SignInAsync(IdentityConstants.ApplicationScheme, principal, new AuthenticationProperties { IsPersistent = stay });
        if (visitor is { } key && user.CustomerId is not null)
            await BringCartAsync(Visit.ActorOf(principal), key);
        return Person.From(principal)!.Home;
    }

    /// <summary>Removes the cookie and ends the open pages of this login.</summary>
    public async Task LeaveAsync(HttpContext context)
    {
        if (context.User.FindFirstValue(PortalClaims.Session) is { } session)
            await db.EndSessionAsync(feed, session, context.RequestAborted);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private async Task BringCartAsync(Actor customer, Guid visitor)
    {
        try
        {
            await dispatcher.SendAsync(customer, new MergeCart(visitor));
        }
        catch (Refusal refusal)
        {
            // Nobody is kept out because of a cart; it stays where it is.
            log.LogWarning("The cart of a visitor did not join that of {CustomerId}: {Code}", customer.CustomerId, refusal.Code);
        }
    }
}
