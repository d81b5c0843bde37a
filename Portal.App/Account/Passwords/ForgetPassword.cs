using MediatR;
using Microsoft.AspNetCore.Identity;
using Portal.App.Shell;
using Portal.App.Support;
using Portal.Domain.Support;
using Portal.Infrastructure;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>Sends a link for a new password, when there is such a login. The answer never tells whether there is.</summary>
[Anyone]
public sealed record ForgetPassword(string Email) : IRequest<Unit>;

public sealed class ForgetPasswordHandler(PortalDb db, UserManager<PortalUser> users, MailTemplates mails, TimeProvider clock) : IRequestHandler<ForgetPassword, Unit>
{
    public async Task<Unit> Handle(ForgetPassword request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var user = await users.FindByEmailAsync(request.Email.Trim());
        if (user is null || await db.WasMailedJustNowAsync(user, OutgoingMail.ResetPasswordCause, now, cancellationToken))
            return Unit.Value;
        var terms = await db.TermsOfAsync(user, cancellationToken);
        db.Mails.Add(mails.ResetPassword(terms, user, LoginLinks.Reset(user, await users.GeneratePasswordResetTokenAsync(user)), now));
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
