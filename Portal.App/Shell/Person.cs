using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace Portal.App.Shell;

/// <summary>Who looks at the page, as far as the frame around it needs to know; rights are checked where messages are handled.</summary>
public sealed record Person(string Name, string Role, string? Partner)
{
    /// <summary>Null for a visitor.</summary>
    public static Person? From(ClaimsPrincipal user) => user.Identity is { IsAuthenticated: true }
        ? new(user.FindFirst(ClaimTypes.Name)?.Value ?? "", user.FindFirst(PortalClaims.Role)?.Value ?? "Customer", user.FindFirst(PortalClaims.PartnerName)?.Value)
        : null;

    /// <summary>The same for layouts, which get the state as a task.</summary>
    public static async Task<Person?> Of(Task<AuthenticationState>? state) => state is null ? null : From((await state).User);

    public bool IsStaff => Role is "Administrator" or "Staff";
    public bool IsPartner => Role is "Partner";
    public bool IsCustomer => Role is "Customer";

    /// <summary>Where this person's work begins.</summary>
    public string Home => IsStaff ? "/admin" : IsPartner ? "/partner" : "/";
}
