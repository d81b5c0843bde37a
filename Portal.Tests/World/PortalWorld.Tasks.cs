using Microsoft.EntityFrameworkCore;
using Portal.App.Provisioning;
using Portal.App.Shell;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Infrastructure;
using Portal.Infrastructure.Identity;
using Portal.Tests.Domain;

namespace Portal.Tests.World;

/// <summary>Tasks, and the staff who work on them.</summary>
public sealed partial class PortalWorld
{
    /// <summary>A login of staff who is in no department yet.</summary>
    public async Task<Actor> AColleagueAsync(string name, PortalRole role = PortalRole.Staff)
    {
        var user = await ALoginAsync(new PortalUser($"{name.Split(' ')[0].ToLowerInvariant()}@example.com", name, role, null, null));
        return new(role == PortalRole.Administrator ? ActorKind.Administrator : ActorKind.Staff, name, user.Id, null, null, null);
    }

    /// <summary>Members of the department that the simulator of <see cref="AServiceBeingSetUpAsync"/> sends its tasks to.</summary>
    public Task<Department> JoinAsync(params Actor[] members) => DbAsync(async db =>
    {
        var department = await db.Departments.OrderBy(row => row.Id).FirstAsync();
        department.Have(members.Select(member => member.UserId!.Value));
        await db.SaveChangesAsync();
        return department;
    });

    /// <summary>A paid service whose setup waits for its first try. It has the customer's datum “login” and the result “address”.</summary>
    public async Task<Service> AServiceBeingSetUpAsync(Customer customer, string code = "hosting")
    {
        if (await DbAsync(db => db.Products.SingleOrDefaultAsync(row => row.Code == code)) is null)
            await AskAsync(
                await AProductAsync(code),
                parameters: [Asked.For("login", ParameterType.Login, required: false), Asked.For("address", ParameterType.HostName, from: ParameterSource.Setup)], setUp: true);
        return await APaidServiceAsync(customer, code);
    }

    public Task<Operation> OperationOfAsync(Service service) => DbAsync(db => db.Operations.Where(row => row.ServiceId == service.Id).OrderByDescending(row => row.Id).FirstAsync());

    /// <summary>The try of a module that failed.</summary>
    public Task FailAsync(Service service, string error = "refused", int mostFailures = 10) => DbAsync(async db =>
    {
        var operation = await db.Operations.SingleAsync(row => row.OpenServiceId == service.Id);
        var rule = new RetryRule(operation.Kind);
        rule.Set(5, mostFailures);
        await BeginAsync(db, operation);
        operation.Fail(error, rule, Now);
        return await db.SaveChangesAsync();
    });

    /// <summary>A module is at work on it and has not answered.</summary>
    public Task RunAsync(Service service) => DbAsync(async db =>
    {
        await BeginAsync(db, await db.Operations.SingleAsync(row => row.OpenServiceId == service.Id));
        return await db.SaveChangesAsync();
    });

    /// <summary>The number of the task of a service that is set up by hand.</summary>
    public async Task<string> ATaskAsync(Service service) => await SendAsync(Administrator, new SetUpManually((await OperationOfAsync(service)).Id));

    private async Task BeginAsync(PortalDb db, Operation operation)
    {
        operation.Take(Guid.CreateVersion7(), TimeSpan.FromMinutes(1), Now).ShouldBeTrue("it is due");
        operation.Begin(await db.Modules.FirstAsync(), Now);
    }
}
