using MediatR;
using Microsoft.AspNetCore.Identity;
using Portal.App.Customers;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.App.Support;
using Portal.Domain;
using Portal.Domain.Support;
using Portal.Infrastructure;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>Opens a login for a customer and mails its owner the link to choose a password, which confirms the address too.</summary>
[Staff, PartnerUser]
public sealed record InviteLogin(string Number, string Name, string Email) : IRequest;

public sealed class InviteLoginHandler(PortalDb db, UserManager<PortalUser> users, MailTemplates mails, CurrentActor actor, AuditTrail audit, TimeProvider clock)
    : IRequestHandler<InviteLogin, Unit>
{
    public async Task<Unit> Handle(InviteLogin request, CancellationToken cancellationToken)
    {
        var (name, email) = (request.Name.Trim(), request.Email.Trim());
        if (name.Length is 0 or > 120 || name.Any(char.IsControl))
            throw new Refusal("login.name", "Write the name of the person, up to 120 characters.", "Name");
        EmailAddress.Check(email, "login.email", "Email");
        var customer = await db.CustomerAsync(actor.Value, request.Number, cancellationToken);
        await using var work = await db.BeginAsync(cancellationToken);
        if (await users.FindByEmailAsync(email) is not null)
            throw new Refusal("login.taken", "Somebody already logs in with this address. One address is one login: use another one.", "Email");
        var user = new PortalUser(email, name, PortalRole.Customer, customer.Id, null);
        (await users.CreateAsync(user)).Demand("Email");
        var terms = await db.TermsAsync(customer.PartnerId, cancellationToken);
        db.Mails.Add(mails.Invitation(terms, customer, user, LoginLinks.Reset(user, await users.GeneratePasswordResetTokenAsync(user)), clock.GetUtcNow().UtcDateTime));
        audit.Add("login.invited", $"Customer {customer.Number}", "", $"{name}, {email}", customer.PartnerId);
        await work.CommitAsync(cancellationToken);
        return Unit.Value;
    }
}
