using Microsoft.EntityFrameworkCore;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.Tests.World;

/// <summary>The demo begins with nothing for people to do; pages about tasks need some to show.</summary>
internal static class DemoTasks
{
    public static async Task AddAsync(PortalDb db, DateTime now)
    {
        var services = await db.Services.Where(row => row.Status == ServiceStatus.Active && !db.Operations.Any(operation => operation.OpenServiceId == row.Id))
            .OrderBy(row => row.Id).Take(3).ToListAsync();
        var department = await db.Departments.OrderBy(row => row.Id).FirstAsync();
        foreach (var (i, service) in services.Index())
        {
            // Not before tomorrow: no worker takes it meanwhile.
            var operation = new Operation(service, OperationKind.Suspend, null, "Sam Staff", now.AddDays(1), now);
            db.AddRange(operation, new StaffTask($"K-90000{i}", operation, department.Id, "No module does this.", now));
        }
        await db.SaveChangesAsync();
    }
}
