namespace Portal.App.Shell;

/// <summary>Whose portal it is, and who looks at it.</summary>
public static class Visitors
{
    public static IServiceCollection AddVisitors(this IServiceCollection services) => services.AddSingleton<PartnerDirectory>();

    public static void UseVisitors(this WebApplication app) => app.UseMiddleware<VisitorMiddleware>();

    /// <summary>A partner's colours as a style sheet.</summary>
    public static void MapBrand(this WebApplication app) => app.MapGet("/brand/{code}.css", async (string code, int? v, PartnerDirectory directory, HttpContext context) =>
    {
        if (await directory.FindAsync(code) is not { Brand: var brand })
            return Results.NotFound();
        context.Response.Headers.CacheControl = v == brand.Version ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Text(BrandStyle.Css(brand.Colour), "text/css");
    });
}
