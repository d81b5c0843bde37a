using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Customers;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.App.Services;

internal static class ServiceAccess
{
    /// <summary>The service of that number to look at, if it is the actor's to see.</summary>
    /// <exception cref="Refusal">There is none, or it is somebody else's: both read the same from outside.</exception>
    public static async Task<Service> ServiceAsync(this PortalDb db, Actor actor, string number, CancellationToken cancellation)
    {
        var service = await db.Services.AsNoTracking().SingleOrDefaultAsync(row => row.Number == number, cancellation);
        return service is not null && actor.MaySee(service.CustomerId, service.PartnerId) ? service : throw Refusal.NotFound("service");
    }

    /// <summary>The same to change, in a transaction that takes turns with everything else that happens to its customer.</summary>
    /// <exception cref="Refusal">As <see cref="ServiceAsync"/>.</exception>
    public static async Task<(UnitOfWork Unit, Service Service)> ChangeServiceAsync(this PortalDb db, Actor actor, string number, CancellationToken cancellation)
    {
        var known = await db.ServiceAsync(actor, number, cancellation);
        var unit = await db.BeginAsync(known.CustomerId, cancellation);
        try
        {
            return (unit, await db.Services.SingleAsync(row => row.Id == known.Id, cancellation));
        }
        catch
        {
            await unit.DisposeAsync();
            throw;
        }
    }
}
