using MediatR;
using Microsoft.AspNetCore.Identity;
using Portal.App.Shell;
using Portal.Infrastructure;
using Portal.Infrastructure.Changes;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>Ends all logins of the actor: open pages at once, cookies with their next check.</summary>
[Customer, PartnerUser, Staff]
public sealed record LogOutEverywhere : IRequest<Unit>;

public sealed class LogOutEverywhereHandler(PortalDb db, UserManager<PortalUser> users, CurrentActor actor, AuditTrail audit, ChangeFeed feed) : IRequestHandler<LogOutEverywhere, Unit>
{
    public async Task<Unit> Handle(LogOutEverywhere request, CancellationToken cancellationToken)
    {
        var user = await users.OfAsync(actor.Value);
        audit.Add("login.logged-out-everywhere", $"Login {user.Email}", "", "", user.PartnerId);
        (await users.UpdateSecurityStampAsync(user)).Demand();
        await db.EndEverywhereAsync(feed, user.Id, cancellationToken);
        return Unit.Value;
    }
}
