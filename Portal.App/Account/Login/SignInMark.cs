using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Portal.App.Shell;

namespace Portal.App.Account;

/// <summary>Tells one login of one browser from another, in a page that scripts can read: the session itself stays in the cookie.</summary>
internal static class SignInMark
{
    /// <summary>Empty for visitors.</summary>
    public static string Of(ClaimsPrincipal user) => user.Identity?.IsAuthenticated == true && user.FindFirstValue(PortalClaims.Session) is { } session
        ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(session)).AsSpan(0, 8))
        : "";
}
