using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Endpoints;
using Portal.Domain;
using Portal.Domain.Partners;

namespace Portal.App.Shell;

/// <summary>
/// Finds out for each request whose portal it is about: the partner of who is logged in, else that of the host name, else the
/// one chosen by a link <c>/p/{code}/…</c>, else the Default one. Its brand, and how it writes numbers and dates, hold from here on.
/// A browser that looks at pages gets a random key, which owns its cart until login.
/// </summary>
public sealed class VisitorMiddleware(RequestDelegate next, PartnerDirectory directory, PortalOptions portal)
{
    public const string VisitorCookie = "portal-visitor";
    public const string PartnerCookie = "portal-partner";

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Path.StartsWithSegments("/p", StringComparison.OrdinalIgnoreCase, out var rest) && rest.HasValue)
        {
            await FollowPartnerLinkAsync(context, rest.Value!);
            return;
        }
        var partner = await PartnerOfAsync(context);
        context.User.AddIdentity(new ClaimsIdentity(Claims(context, partner)));
        if (partner is not null)
        {
            context.Features.Set(partner.Brand);
            // Formats are the partner's; the words of the portal are English. Circuits take both over from the request that opens them.
            CultureInfo.CurrentCulture = partner.Culture;
        }
        CultureInfo.CurrentUICulture = English;
        await next(context);
    }

    private async Task<PartnerEntry?> PartnerOfAsync(HttpContext context)
    {
        if (Guid.TryParse(context.User.FindFirstValue(PortalClaims.Partner), out var own) && await directory.FindAsync(new Id<Partner>(own)) is { } theirs)
            return theirs;
        return await directory.AtHostAsync(context.Request.Host.Host)
            ?? (context.Request.Cookies[PartnerCookie] is { } code ? await directory.FindAsync(code) : null)
            ?? await directory.DefaultAsync();
    }

    private IEnumerable<Claim> Claims(HttpContext context, PartnerEntry? partner)
    {
        if (VisitorKey(context) is { } key)
            yield return new(PortalClaims.Visitor, key.ToString());
        if (context.User.Identity?.IsAuthenticated != true && partner is not null)
            yield return new(PortalClaims.Partner, partner.Id.ToString());
        if (context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc is { } expires)
            yield return new(PortalClaims.Expires, expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
    }

    private Guid? VisitorKey(HttpContext context)
    {
        if (Guid.TryParse(context.Request.Cookies[VisitorCookie], out var known))
            return known;
        if (!IsPage(context) || context.User.Identity?.IsAuthenticated == true)
            return null;
        // Who knows the key owns the cart, so it is drawn like a secret.
        var key = new Guid(RandomNumberGenerator.GetBytes(16));
        context.Response.Cookies.Append(VisitorCookie, key.ToString(), Options());
        return key;
    }

    private async Task FollowPartnerLinkAsync(HttpContext context, string rest)
    {
        var parts = rest.TrimStart('/').Split('/', 2);
        if (await directory.FindAsync(parts[0]) is not { } partner)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        context.Response.Cookies.Append(PartnerCookie, partner.Code, Options());
        // Never "//other.site": the rest stays a path of this site.
        var path = parts.Length > 1 ? parts[1].TrimStart('/', '\\') : "";
        context.Response.Redirect($"{new PathString("/" + path).ToUriComponent()}{context.Request.QueryString}");
    }

    private CookieOptions Options() => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = portal.IsHttps, MaxAge = Kept, IsEssential = true, Path = "/" };

    private static bool IsPage(HttpContext context) => HttpMethods.IsGet(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        && context.Request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
}
