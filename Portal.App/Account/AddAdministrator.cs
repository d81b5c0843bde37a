using MediatR;
using Microsoft.AspNetCore.Identity;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Support;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>The first administrator of a new portal, or another one when nobody can get in; sent from the command line only.</summary>
[SystemOnly]
public sealed record AddAdministrator(string Email, string Name, string Password) : IRequest<Unit>;

public sealed class AddAdministratorHandler(UserManager<PortalUser> users, AuditTrail audit) : IRequestHandler<AddAdministrator, Unit>
{
    /// <summary>Whoever guesses this one owns the portal.</summary>
    private const int ShortestPassword = 12;

    public async Task<Unit> Handle(AddAdministrator request, CancellationToken cancellationToken)
    {
        if (EmailAddress.Fault(request.Email) is { } fault)
            throw new Refusal("login.email", $"“{request.Email}” is no e-mail address. Write one such as admin@example.com after --email. {fault}", "Email");
        if (request.Password.Length < ShortestPassword)
            throw new Refusal("password.short", $"An administrator's password has at least {ShortestPassword} characters.", "Password");
        if (await users.FindByEmailAsync(request.Email) is not null)
            throw new Refusal("login.known", $"{request.Email} has a login already. If the password is forgotten, use “Forgot your password?” on the login page.", "Email");
        var user = new PortalUser(request.Email, request.Name, PortalRole.Administrator, null, null) { EmailConfirmed = true };
        await users.RequireGoodPasswordAsync(user, request.Password);
        audit.Add("login.administrator-added", $"Login {request.Email}", "", request.Name, null);
        (await users.CreateAsync(user, request.Password)).Demand();
        return Unit.Value;
    }
}
