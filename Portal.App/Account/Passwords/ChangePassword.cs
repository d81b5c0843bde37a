using MediatR;
using Microsoft.AspNetCore.Identity;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Infrastructure;
using Portal.Infrastructure.Changes;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>A new password by somebody who knows the old one. Every other browser is logged out; the page renews its own cookie.</summary>
[Customer, PartnerUser, Staff]
public sealed record ChangePassword(string Old, string New) : IRequest<Unit>;

public sealed class ChangePasswordHandler(PortalDb db, UserManager<PortalUser> users, CurrentActor actor, AuditTrail audit, ChangeFeed feed) : IRequestHandler<ChangePassword, Unit>
{
    public async Task<Unit> Handle(ChangePassword request, CancellationToken cancellationToken)
    {
        var user = await users.OfAsync(actor.Value);
        await users.RequireGoodPasswordAsync(user, request.New, "New");
        if (!await users.CheckPasswordAsync(user, request.Old))
            throw new Refusal("password.wrong", "This is not your password. If you forgot it, log out and ask for a new one.", "Old");
        audit.Add("login.password-changed", $"Login {user.Email}", "", "", user.PartnerId);
        (await users.ChangePasswordAsync(user, request.Old, request.New)).Demand();
        await db.EndEverywhereAsync(feed, user.Id, cancellationToken);
        return Unit.Value;
    }
}
