using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Domain;
using Portal.Domain.Customers;
using Portal.Domain.Partners;
using Portal.Infrastructure.Identity;

namespace Portal.App.Shell;

/// <summary>The names of our claims, on signed-in people and on visitors.</summary>
public static class PortalClaims
{
    public const string Role = "portal:role";
    public const string Customer = "portal:customer";
    public const string Partner = "portal:partner";
    public const string Visitor = "portal:visitor";

    /// <summary>The name of a partner user's partner, shown beside the own one.</summary>
    public const string PartnerName = "portal:partner-name";

    /// <summary>One login of one browser, so that logging out ends the open pages of that browser and no others.</summary>
    public const string Session = "portal:session";

    /// <summary>When the cookie of the request stops to count, in Unix seconds: a circuit outlives its request.</summary>
    public const string Expires = "portal:expires";
}

/// <summary>Who this circuit or request belongs to.</summary>
public sealed class Visit(AuthenticationStateProvider authentication)
{
    public async Task<Actor> ActorAsync() => ActorOf((await authentication.GetAuthenticationStateAsync()).User);

    public static Actor ActorOf(ClaimsPrincipal user)
    {
        var visitor = Guid.TryParse(user.FindFirstValue(PortalClaims.Visitor), out var key) ? key : (Guid?)null;
        var partner = Guid.TryParse(user.FindFirstValue(PortalClaims.Partner), out var partnerId) ? new Id<Partner>(partnerId) : (Id<Partner>?)null;
        if (user.Identity?.IsAuthenticated != true || Query.OneOf<PortalRole>(user.FindFirstValue(PortalClaims.Role)) is not { } role)
            return new(ActorKind.Visitor, "Visitor", null, null, partner, visitor);
        var customer = Guid.TryParse(user.FindFirstValue(PortalClaims.Customer), out var customerId) ? new Id<Customer>(customerId) : (Id<Customer>?)null;
        var kind = role switch
        {
            PortalRole.Customer => ActorKind.Customer,
            PortalRole.Partner => ActorKind.Partner,
            PortalRole.Staff => ActorKind.Staff,
            PortalRole.Administrator => ActorKind.Administrator,
        };
        return new(kind, user.Identity.Name ?? "", Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!), customer, partner, visitor);
    }
}
