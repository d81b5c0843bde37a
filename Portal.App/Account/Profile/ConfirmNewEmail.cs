using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Infrastructure;
using Portal.Infrastructure.Changes;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>The link to a new address was opened: from now on the login, and mail to its customer, goes by that address.</summary>
[Anyone]
public sealed record ConfirmNewEmail(Guid UserId, string Email, string Token) : IRequest<Unit>;

public sealed class ConfirmNewEmailHandler(PortalDb db, UserManager<PortalUser> users, AuditTrail audit, ChangeFeed feed) : IRequestHandler<ConfirmNewEmail, Unit>
{
    public async Task<Unit> Handle(ConfirmNewEmail request, CancellationToken cancellationToken)
    {
        var user = await users.FindByIdAsync(request.UserId.ToString()) ?? throw ConfirmEmailHandler.Old();
        var old = user.Email!;
        var token = LoginLinks.Read(request.Token);
        if (!await users.VerifyUserTokenAsync(user, users.Options.Tokens.ChangeEmailTokenProvider, UserManager<PortalUser>.GetChangeEmailTokenPurpose(request.Email), token))
            throw ConfirmEmailHandler.Old();
        if (user.CustomerId is { } id && await db.Customers.SingleAsync(row => row.Id == id, cancellationToken) is var customer && customer.Email == old)
            customer.Edit(customer.Category, customer.Name, request.Email, customer.Phone, customer.Address, customer.TaxNumber);
        audit.Add("login.email-changed", $"Login {request.Email}", old, request.Email, await db.PartnerIdOfAsync(user, cancellationToken));
        // Both are saved at once, and the new security stamp ends the link.
        user.UserName = request.Email;
        (await users.ChangeEmailAsync(user, request.Email, token)).Demand();
        await db.EndEverywhereAsync(feed, user.Id, cancellationToken);
        return Unit.Value;
    }
}
