using MediatR;
using Microsoft.AspNetCore.Identity;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.App.Support;
using Portal.Domain.Support;
using Portal.Infrastructure;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>Sends the link that confirms an address once more, when there is such a login and it is not confirmed. The answer never tells.</summary>
[Anyone]
public sealed record ResendConfirmation(string Email) : IRequest<Unit>;

public sealed class ResendConfirmationHandler(PortalDb db, UserManager<PortalUser> users, MailTemplates mails, TimeProvider clock) : IRequestHandler<ResendConfirmation, Unit>
{
    public async Task<Unit> Handle(ResendConfirmation request, CancellationToken cancellationToken)
    {
        var user = await users.FindByEmailAsync(request.Email.Trim());
        var now = clock.GetUtcNow().UtcDateTime;
        if (user is not { EmailConfirmed: false } || await db.WasMailedJustNowAsync(user, OutgoingMail.ConfirmEmailCause, now, cancellationToken))
            return Unit.Value;
        var terms = await db.TermsOfAsync(user, cancellationToken);
        db.Mails.Add(mails.ConfirmEmail(terms, user, LoginLinks.Confirm(user, await users.GenerateEmailConfirmationTokenAsync(user)), now));
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
