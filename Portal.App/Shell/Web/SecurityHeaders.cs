namespace Portal.App.Shell;

/// <summary>What browsers are told to forbid.</summary>
public static class SecurityHeaders
{
    // Attributes may carry styles because Radzen writes them; see docs/decisions/08-styles-under-a-strict-policy.md.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; style-src-elem 'self'; style-src-attr 'unsafe-inline'; "
        + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'self'";

    internal static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        context.Response.OnStarting(KeepPagesToTheirReader, context);
        return next(context);
    }

    /// <summary>Pages show a person's data: after logging out, the back button must not bring them back, and search engines keep none but the public ones.</summary>
    private static Task KeepPagesToTheirReader(object state)
    {
        var context = (HttpContext)state;
        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) != true)
            return Task.CompletedTask;
        context.Response.Headers.CacheControl = "no-store";
        if (context.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is null)
            context.Response.Headers["X-Robots-Tag"] = "noindex";
        return Task.CompletedTask;
    }
}
