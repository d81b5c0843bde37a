using Microsoft.EntityFrameworkCore;
using Portal.App.Provisioning;
using Portal.App.Services;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Customers;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>Suspend, resume, change and delete as staff ask for them on the page of a service (SPEC 7).</summary>
public sealed class Acting_on_a_service
{
    [Theory, OnEveryDatabase]
    public async Task Without_a_module_the_status_follows_at_once(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.AProductAsync();
        var service = await world.APaidServiceAsync(await world.ACustomerAsync(await world.APayingPartnerAsync()));

        (await ActAsync(world, service, OperationKind.Suspend)).ShouldBe(new RequestOperationAnswer(null, ServiceStatus.Suspended));
        (await Should.ThrowAsync<Refusal>(() => ActAsync(world, service, OperationKind.Suspend))).Message.ShouldContain("This service is suspended");
        (await ActAsync(world, service, OperationKind.Resume)).Status.ShouldBe(ServiceStatus.Active);
        (await ActAsync(world, service, OperationKind.Delete)).Status.ShouldBe(ServiceStatus.Ended);
        (await Should.ThrowAsync<Refusal>(() => ActAsync(world, service, OperationKind.Resume))).Code.ShouldBe("service.operation");
        (await world.OperationsAsync()).Select(operation => (operation.Kind, operation.Status)).ShouldBe(
            [(OperationKind.Suspend, OperationStatus.Done), (OperationKind.Resume, OperationStatus.Done), (OperationKind.Delete, OperationStatus.Done)], ignoreOrder: true);
        (await world.SendAsync(PortalWorld.Staff, new ServiceDetails(service.Number))).History.Select(entry => entry.Text).TakeLast(3).ShouldBe(["Suspended", "Resumed", "Ended"], ignoreOrder: true, "all in one moment here");
        (await world.DbAsync(db => db.Audit.CountAsync(entry => entry.Action == "service.operation"))).ShouldBe(3);
    }

    [Theory, OnEveryDatabase]
    public async Task Where_a_module_set_it_up_one_operation_waits_and_the_status_stays(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var service = await AnActiveServiceAsync(world);

        var answer = await ActAsync(world, service, OperationKind.Suspend);

        answer.Status.ShouldBe(ServiceStatus.Active, "until the module did it");
        var operation = await world.OperationOfAsync(service);
        (operation.Id, operation.Kind, operation.Status, operation.RequestedBy).ShouldBe((answer.Operation!.Value, OperationKind.Suspend, OperationStatus.Waiting, "Stan Staff"));
        (await Should.ThrowAsync<Refusal>(() => ActAsync(world, service, OperationKind.Delete))).Message.ShouldStartWith("“Suspend” is under way for this service.");
    }

    [Theory, OnEveryDatabase]
    public async Task Ten_who_ask_at_the_same_moment_make_one_operation(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var service = await AnActiveServiceAsync(world);

        var refusals = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(async () =>
        {
            try
            {
                await ActAsync(world, service, i % 2 == 0 ? OperationKind.Suspend : OperationKind.Delete);
                return null;
            }
            catch (Refusal refusal)
            {
                return refusal.Code;
            }
        })));

        refusals.Count(code => code is null).ShouldBe(1);
        refusals.Where(code => code is not null).Distinct().ShouldBe(["operation.open"]);
        (await world.OperationsAsync()).Count(operation => operation.IsOpen).ShouldBe(1);
    }

    [Theory, OnEveryDatabase]
    public async Task A_change_is_checked_before_it_waits_and_shows_when_it_is_done(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var service = await AnActiveServiceAsync(world);

        (await Should.ThrowAsync<Refusal>(() => ActAsync(world, service, OperationKind.Change, new ParameterValue("login", "NOT A LOGIN")))).Field.ShouldBe("login");
        await ActAsync(world, service, OperationKind.Change, new ParameterValue("login", "anna"));

        (await world.ServiceNumberedAsync(service.Number)).Values.ShouldNotContain(value => value.Code == "login", "the module gets it first");
        (await world.OperationOfAsync(service)).Values!.ShouldContain(new ParameterValue("login", "anna"));
        var task = await world.ATaskAsync(service);
        var details = await world.SendAsync(PortalWorld.Administrator, new TaskDetails(task));
        (details.Kind, details.LeadsTo, details.Values.Single(value => value.Code == "login").Value).ShouldBe((OperationKind.Change, (ServiceStatus?)null, "anna"));
        await world.SendAsync(PortalWorld.Administrator, new AssignTask(task));
        await world.SendAsync(PortalWorld.Administrator, new CloseTask(task, [new("address", "web2.example.com")]));
        (await world.ServiceNumberedAsync(service.Number)).Values.ShouldBe([new("login", "anna"), new("address", "web2.example.com")]);
        (await world.MailsAsync()).Count(mail => mail.Cause.StartsWith("welcome:", StringComparison.Ordinal)).ShouldBe(1, "only setting up is welcomed");
    }

    [Theory, OnEveryDatabase]
    public async Task Deleting_what_no_module_has_touched_yet_cancels_its_setup_and_ends_it(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var service = await world.AServiceBeingSetUpAsync(await ACustomerAsync(world));
        await world.ATaskAsync(service);

        (await ActAsync(world, service, OperationKind.Delete)).ShouldBe(new RequestOperationAnswer(null, ServiceStatus.Ended));

        (await world.OperationsAsync()).OrderBy(operation => operation.Id).Select(operation => (operation.Kind, operation.Status)).ShouldBe(
            [(OperationKind.SetUp, OperationStatus.Canceled), (OperationKind.Delete, OperationStatus.Done)]);
        (await world.TasksAsync()).ShouldHaveSingleItem().Status.ShouldBe(StaffTaskStatus.Closed);
    }

    [Theory, OnEveryDatabase]
    public async Task Deleting_what_a_module_tried_to_set_up_has_the_module_remove_it(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var service = await world.AServiceBeingSetUpAsync(await ACustomerAsync(world));
        await world.RunAsync(service);
        (await Should.ThrowAsync<Refusal>(() => ActAsync(world, service, OperationKind.Delete))).Code.ShouldBe("operation.open");
        await world.DbAsync(async db =>
        {
            (await db.Operations.SingleAsync()).Fail("it hung", new RetryRule(OperationKind.SetUp), world.Now);
            return await db.SaveChangesAsync();
        });

        var answer = await ActAsync(world, service, OperationKind.Delete);

        answer.Status.ShouldBe(ServiceStatus.InProgress);
        (await world.OperationsAsync()).Select(operation => (operation.Kind, operation.Status)).ShouldBe([(OperationKind.SetUp, OperationStatus.Canceled), (OperationKind.Delete, OperationStatus.Waiting)]);
    }

    [Theory, OnEveryDatabase]
    public async Task Offers_what_fits_and_tells_what_was_done(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await ACustomerAsync(world);
        var service = await AnActiveServiceAsync(world, customer);

        var active = await world.SendAsync(PortalWorld.Staff, new OperationsOfService(service.Number));
        active.Fitting.ShouldBe([OperationKind.Change, OperationKind.Suspend, OperationKind.Delete]);
        await ActAsync(world, service, OperationKind.Suspend);
        var waits = await world.SendAsync(PortalWorld.Staff, new OperationsOfService(service.Number));
        (waits.Fitting.Count, waits.Open!.Kind).ShouldBe((0, OperationKind.Suspend));
        waits.Rows.Select(row => (row.Kind, row.Status)).ShouldBe([(OperationKind.Suspend, OperationStatus.Waiting), (OperationKind.SetUp, OperationStatus.Done)]);
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Login(customer), new OperationsOfService(service.Number)))).Code.ShouldBe("forbidden");
    }

    private static Task<RequestOperationAnswer> ActAsync(PortalWorld world, Service service, OperationKind kind, params ParameterValue[] values) =>
        world.SendAsync(PortalWorld.Staff, new RequestOperation(service.Number, kind, values));

    private static async Task<Customer> ACustomerAsync(PortalWorld world) => await world.ACustomerAsync(await world.APayingPartnerAsync());

    private static async Task<Service> AnActiveServiceAsync(PortalWorld world, Customer? customer = null)
    {
        var service = await world.AServiceBeingSetUpAsync(customer ?? await ACustomerAsync(world));
        var task = await world.ATaskAsync(service);
        await world.SendAsync(PortalWorld.Administrator, new AssignTask(task));
        await world.SendAsync(PortalWorld.Administrator, new CloseTask(task, [new("address", "web1.example.com")]));
        return await world.ServiceNumberedAsync(service.Number);
    }
}
