using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Customers;
using Portal.Domain.Ordering;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.App.Services;

/// <summary>Services whose customer still has to fill something in (SPEC 6).</summary>
internal static class UnconfiguredServices
{
    /// <summary>Whether the customer can fill in now what setting it up needs.</summary>
    public static bool NeedsData(this Service service) =>
        service.Status is ServiceStatus.Pending or ServiceStatus.ConfigurationRequired && service.Missing.Count > 0;

    /// <summary>Those of these orders, in the order in which they were made.</summary>
    public static async Task<List<Service>> UnconfiguredAsync(this PortalDb db, IReadOnlyCollection<Id<Order>> orders, CancellationToken cancellation)
    {
        var open = await db.Services.AsNoTracking()
            .Where(service => orders.Contains(service.OrderId) && (service.Status == ServiceStatus.Pending || service.Status == ServiceStatus.ConfigurationRequired))
            .OrderBy(service => service.Id).ToListAsync(cancellation);
        return [.. open.Where(NeedsData)];
    }

    /// <summary>The customer's, the oldest first.</summary>
    public static async Task<List<Service>> UnconfiguredAsync(this PortalDb db, Id<Customer> customer, int most, CancellationToken cancellation)
    {
        var open = await db.Services.AsNoTracking()
            .Where(service => service.CustomerId == customer && (service.Status == ServiceStatus.Pending || service.Status == ServiceStatus.ConfigurationRequired))
            .OrderBy(service => service.Id).Take(50).ToListAsync(cancellation);
        return [.. open.Where(NeedsData).Take(most)];
    }
}
