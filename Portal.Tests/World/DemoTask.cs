using Microsoft.EntityFrameworkCore;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.Tests.World;

/// <summary>The demo begins with nothing for people to do; pages about tasks need one to show.</summary>
internal static class DemoTask
{
    public static async Task AddAsync(PortalDb db, DateTime now)
    {
        var service = await db.Services.OrderBy(row => row.Id).FirstAsync(row => row.Status == ServiceStatus.Active && !db.Operations.Any(operation => operation.OpenServiceId == row.Id));
        var department = await db.Departments.OrderBy(row => row.Id).FirstAsync();
        // Not before tomorrow: no worker takes it meanwhile.
        var operation = new Operation(service, OperationKind.Suspend, null, "Sam Staff", now.AddDays(1), now);
        db.AddRange(operation, new StaffTask("K-900001", operation, department.Id, "No module does this.", now));
        await db.SaveChangesAsync();
    }
}
