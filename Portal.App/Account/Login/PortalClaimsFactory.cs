using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Partners;
using Portal.Infrastructure;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>What a cookie says about its owner: enough to know the actor of a message and to draw the frame of a page.</summary>
public sealed class PortalClaimsFactory(UserManager<PortalUser> users, IOptions<IdentityOptions> options, PortalDb db)
    : UserClaimsPrincipalFactory<PortalUser>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(PortalUser user)
    {
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaims(
        [
            new(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new(ClaimTypes.Name, user.DisplayName),
            new(Options.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp ?? ""),
            new(PortalClaims.Role, user.Role.ToString()),
            new(PortalClaims.Session, Convert.ToHexString(RandomNumberGenerator.GetBytes(8))),
        ]);
        if (user.CustomerId is { } customer)
            identity.AddClaim(new(PortalClaims.Customer, customer.ToString()));
        var partnerId = user.CustomerId is null ? user.PartnerId
            : await db.Customers.Where(row => row.Id == user.CustomerId).Select(row => (Id<Partner>?)row.PartnerId).SingleAsync();
        if (partnerId is { } partner)
        {
            identity.AddClaim(new(PortalClaims.Partner, partner.ToString()));
            var name = await db.Partners.Where(row => row.Id == partner).Select(row => row.Name).SingleAsync();
            if (user.Role == PortalRole.Partner)
                identity.AddClaim(new(PortalClaims.PartnerName, name));
        }
        return identity;
    }
}
