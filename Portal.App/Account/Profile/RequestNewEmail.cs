using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.App.Support;
using Portal.Domain;
using Portal.Domain.Support;
using Portal.Infrastructure;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>
/// Sends a link to the address that a login wants to have; the old one holds until it is opened. The answer is the same when the
/// address belongs to another login: its owner is told.
/// </summary>
[Customer, PartnerUser, Staff]
public sealed record RequestNewEmail(string Email, string Password) : IRequest<Unit>;

public sealed class RequestNewEmailHandler(PortalDb db, UserManager<PortalUser> users, MailTemplates mails, CurrentActor actor, TimeProvider clock) : IRequestHandler<RequestNewEmail, Unit>
{
    public async Task<Unit> Handle(RequestNewEmail request, CancellationToken cancellationToken)
    {
        var user = await users.OfAsync(actor.Value);
        var email = request.Email.Trim();
        EmailAddress.Check(email, "login.email", "Email");
        if (string.Equals(email, user.Email, StringComparison.OrdinalIgnoreCase))
            throw new Refusal("login.email-same", "This is your address already.", "Email");
        if (!await users.CheckPasswordAsync(user, request.Password))
            throw new Refusal("password.wrong", "This is not your password.", "Password");
        var terms = await db.TermsOfAsync(user, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var mail = await users.FindByEmailAsync(email) is null
            ? mails.ConfirmNewEmail(terms, user, email, LoginLinks.NewEmail(user, email, await users.GenerateChangeEmailTokenAsync(user, email)), now)
            : mails.AlreadyRegistered(terms, email, now);
        if (!await db.Mails.AnyAsync(sent => sent.Cause == mail.Cause && sent.To == mail.To, cancellationToken))
            db.Mails.Add(mail);
        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
