using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Infrastructure.Identity;

namespace Portal.App.Account;

/// <summary>The addresses in mails that let their reader act as the recipient, once or for a day.</summary>
internal static class LoginLinks
{
    public static string Confirm(PortalUser user, string token) => $"/account/confirm?user={user.Id}&token={Write(token)}";

    public static string NewEmail(PortalUser user, string email, string token) => $"/account/confirm?user={user.Id}&email={Uri.EscapeDataString(email)}&token={Write(token)}";

    public static string Reset(PortalUser user, string token) => $"/account/reset?user={user.Id}&token={Write(token)}";

    /// <summary>The token of a link, or one that fits nothing when the link was cut or mistyped.</summary>
    public static string Read(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token));
        }
        catch (FormatException)
        {
            return "";
        }
    }

    private static string Write(string token) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token));
}
