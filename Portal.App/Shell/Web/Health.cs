using Microsoft.EntityFrameworkCore;
using Portal.Infrastructure;

namespace Portal.App.Shell;

public static class Health
{
    /// <summary>For load balancers: 200 while the database answers, else 503.</summary>
    public static void MapHealth(this WebApplication app) => app.MapGet("/health", async (PortalDb db, ILogger<PortalDb> log, CancellationToken cancellation) =>
    {
        try
        {
            _ = await db.Partners.AnyAsync(cancellation);
            return Results.Text("Healthy");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "The database does not answer");
            return Results.Text("The database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    });
}
