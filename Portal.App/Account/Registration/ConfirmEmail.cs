using MediatR;
using Microsoft.AspNetCore.Identity;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>The link in the first mail was opened. Opening it again is no error.</summary>
[Anyone]
public sealed record ConfirmEmail(Guid UserId, string Token) : IRequest<Unit>;

public sealed class ConfirmEmailHandler(UserManager<PortalUser> users) : IRequestHandler<ConfirmEmail, Unit>
{
    public async Task<Unit> Handle(ConfirmEmail request, CancellationToken cancellationToken)
    {
        var user = await users.FindByIdAsync(request.UserId.ToString()) ?? throw Old();
        if (!await users.VerifyUserTokenAsync(user, users.Options.Tokens.EmailConfirmationTokenProvider, UserManager<PortalUser>.ConfirmEmailTokenPurpose, LoginLinks.Read(request.Token)))
            throw Old();
        if (user.EmailConfirmed)
            return Unit.Value;
        user.EmailConfirmed = true;
        (await users.UpdateAsync(user)).Demand();
        return Unit.Value;
    }

    internal static Refusal Old() => new("link.old", "This link is no longer valid: it is older than a day, was replaced by a newer one, or is not complete.");
}
