using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Portal.App.Shell;
using Portal.Infrastructure.Identity;
using Portal.Infrastructure.Payments.Sandbox;

namespace Portal.App.Billing;

/// <summary>
/// Who may look into the sandbox's books and end payments that wait: everybody in a demo, else administrators and programs that
/// hold its secret key, as its wire API asks for.
/// </summary>
public static class SandboxAccess
{
    public static void MapSandbox(this WebApplication app) =>
        app.MapSandboxStripe(app.Services.GetRequiredService<PortalOptions>().Demo ? null : books => books.RequireAuthorization(policy => policy.RequireAssertion(MaySee)));

    private static bool MaySee(AuthorizationHandlerContext context) =>
        context.User.HasClaim(PortalClaims.Role, nameof(PortalRole.Administrator)) || (context.Resource is HttpContext http && HoldsKey(http));

    private static bool HoldsKey(HttpContext http) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(http.Request.Headers.Authorization.ToString()),
        Encoding.UTF8.GetBytes($"Bearer {http.RequestServices.GetRequiredService<SandboxStore>().SecretKey}"));
}
