using MediatR;
using Microsoft.AspNetCore.Identity;
using Portal.App.Shell;
using Portal.Infrastructure;
using Portal.Infrastructure.Changes;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>
/// A new password by the link in a mail, which works once. It also opens a locked login and confirms the address, because whoever
/// read the mail owns it; every other browser is logged out.
/// </summary>
[Anyone]
public sealed record ResetPassword(Guid UserId, string Token, string Password) : IRequest<Unit>;

public sealed class ResetPasswordHandler(PortalDb db, UserManager<PortalUser> users, AuditTrail audit, ChangeFeed feed) : IRequestHandler<ResetPassword, Unit>
{
    public async Task<Unit> Handle(ResetPassword request, CancellationToken cancellationToken)
    {
        var user = await users.FindByIdAsync(request.UserId.ToString()) ?? throw ConfirmEmailHandler.Old();
        if (!await users.VerifyUserTokenAsync(user, users.Options.Tokens.PasswordResetTokenProvider, UserManager<PortalUser>.ResetPasswordTokenPurpose, LoginLinks.Read(request.Token)))
            throw ConfirmEmailHandler.Old();
        await users.RequireGoodPasswordAsync(user, request.Password);
        user.EmailConfirmed = true;
        user.LockoutEnd = null;
        user.AccessFailedCount = 0;
        audit.Add("login.password-reset", $"Login {user.Email}", "", "", user.PartnerId);
        // Ends the token too, because it holds the security stamp that this changes.
        (await users.ResetPasswordAsync(user, LoginLinks.Read(request.Token), request.Password)).Demand();
        await db.EndEverywhereAsync(feed, user.Id, cancellationToken);
        return Unit.Value;
    }
}
