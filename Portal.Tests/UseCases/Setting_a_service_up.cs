using Microsoft.EntityFrameworkCore;
using Portal.App.Ordering;
using Portal.App.Provisioning;
using Portal.App.Services;
using Portal.App.Shell;
using Portal.Domain.Catalog;
using Portal.Domain.Ordering;
using Portal.Domain.Partners;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Tests.Domain;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>SPEC 7: after payment or approval a module sets the service up; failures are retried, then a task stands for them.</summary>
public sealed class Setting_a_service_up
{
    [Theory, OnEveryDatabase]
    public async Task Is_in_progress_after_the_payment_and_active_when_the_module_did_it_with_one_welcome_mail(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var service = await PaidAsync(world, ModuleKind.Simulator);
        (service.Status, service.AwaitsApproval, service.NeedsSetup).ShouldBe((ServiceStatus.InProgress, true, true));

        (await world.RunDueOperationsAsync()).ShouldBe(1);
        (await world.RunDueOperationsAsync()).ShouldBe(0);

        (await world.ReloadedAsync(service)).Status.ShouldBe(ServiceStatus.Active);
        (await world.OperationsAsync()).ShouldHaveSingleItem().Status.ShouldBe(OperationStatus.Done);
        (await world.MailsAsync()).Count(mail => mail.Cause == $"welcome:{service.Id}").ShouldBe(1);
        (await world.SimulatorLedgerAsync()).ShouldHaveSingleItem().TimesDone.ShouldBe(1);
    }

    [Theory, OnEveryDatabase]
    public async Task Recovers_by_itself_five_minutes_after_a_failure(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var service = await PaidAsync(world, ModuleKind.Simulator, ("FailFirst", "2"));

        await world.RunDueOperationsAsync();
        (await world.RunDueOperationsAsync()).ShouldBe(0, "not before five minutes have passed");
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await world.RunDueOperationsAsync();
        (await world.ReloadedAsync(service)).Status.ShouldBe(ServiceStatus.InProgress);
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await world.RunDueOperationsAsync();

        (await world.ReloadedAsync(service)).Status.ShouldBe(ServiceStatus.Active);
        var operation = (await world.OperationsAsync()).ShouldHaveSingleItem();
        (operation.Failures, operation.Attempts.Count, operation.Attempts[^1].Succeeded).ShouldBe((2, 3, true));
        (await world.TasksAsync()).ShouldBeEmpty();
    }

    [Theory, OnEveryDatabase]
    public async Task Becomes_exactly_one_task_after_ten_failures(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var service = await PaidAsync(world, ModuleKind.Simulator, ("FailFirst", "1000"));

        for (var i = 0; i < 12; i++)
        {
            await world.RunDueOperationsAsync();
            world.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        var operation = (await world.OperationsAsync()).ShouldHaveSingleItem();
        (operation.Status, operation.Failures, operation.NextTryAt).ShouldBe((OperationStatus.Manual, 10, null));
        var task = (await world.TasksAsync()).ShouldHaveSingleItem();
        (task.Status, task.Kind, task.ServiceId).ShouldBe((StaffTaskStatus.Opened, OperationKind.SetUp, service.Id));
        task.Reason.ShouldStartWith("Failed 10 times.");
        (await world.ReloadedAsync(service)).Status.ShouldBe(ServiceStatus.InProgress);
    }

    [Theory, OnEveryDatabase]
    public async Task By_hand_is_one_task_and_no_call(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await PaidAsync(world, ModuleKind.Manual);

        await world.RunDueOperationsAsync();
        await world.RunDueOperationsAsync();

        (await world.OperationsAsync()).ShouldHaveSingleItem().Status.ShouldBe(OperationStatus.Manual);
        (await world.TasksAsync()).ShouldHaveSingleItem().Status.ShouldBe(StaffTaskStatus.Opened);
    }

    [Theory, OnEveryDatabase]
    public async Task Asks_a_module_that_answered_too_late_before_repeating(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var service = await PaidAsync(world, ModuleKind.Simulator, ("AlreadyExists", "yes"), ("FailFirst", "0"));
        var operation = (await world.OperationsAsync()).ShouldHaveSingleItem();
        // A worker called the module and died before it could write down the answer.
        await world.SendAsync(Actor.System, new RunOperation(operation.Id));
        await world.DbAsync(async db =>
        {
            await db.Database.ExecuteSqlAsync($"""UPDATE "Operations" SET "Status" = 'Running', "NextTryAt" = {world.Now}, "OpenServiceId" = "ServiceId", "DoneAt" = NULL WHERE "Id" = {operation.Id.Value}""");
            return await db.Database.ExecuteSqlAsync($"""UPDATE "Services" SET "Status" = 'InProgress' WHERE "Id" = {service.Id.Value}""");
        });
        await world.DbAsync(db => db.Mails.Where(mail => mail.Cause == $"welcome:{service.Id}").ExecuteDeleteAsync());

        (await world.RunDueOperationsAsync()).ShouldBe(1);

        (await world.ReloadedAsync(service)).Status.ShouldBe(ServiceStatus.Active);
        var ledger = (await world.SimulatorLedgerAsync()).ShouldHaveSingleItem();
        (ledger.Calls, ledger.TimesDone).ShouldBe((1, 1), "it was asked, and not called again");
    }

    [Theory, OnEveryDatabase]
    public async Task Is_taken_by_one_of_twenty_workers(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await PaidAsync(world, ModuleKind.Simulator, ("DelayMs", "200"));
        var operation = (await world.OperationsAsync()).ShouldHaveSingleItem();

        var ran = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.SendAsync(Actor.System, new RunOperation(operation.Id))));

        ran.Count(did => did).ShouldBe(1);
        var ledger = (await world.SimulatorLedgerAsync()).ShouldHaveSingleItem();
        (ledger.Calls, ledger.TimesDone, ledger.MostInside).ShouldBe((1, 1, 1));
    }

    [Theory, OnEveryDatabase]
    public async Task Waits_for_missing_data_and_nobody_can_force_it_before(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        var product = await world.AProductToSetUpAsync(parameters: Asked.For("host", ParameterType.HostName));
        await world.AModuleAsync(ModuleKind.Simulator, [product]);

        var service = await world.APaidServiceAsync(customer, "server");

        service.Status.ShouldBe(ServiceStatus.ConfigurationRequired);
        (await world.OperationsAsync()).ShouldBeEmpty();
        var mail = (await world.MailsAsync()).Single(row => row.Cause == $"data-needed:{service.OrderId}");
        mail.Body.ShouldContain("- server (S-100001): host");
        await world.SendAsync(PortalWorld.Staff, new ApproveService(service.Number, new(2023, 1, 1), null));
        (await world.ReloadedAsync(service)).Status.ShouldBe(ServiceStatus.ConfigurationRequired, "approving the date sets nothing up");
        (await world.OperationsAsync()).ShouldBeEmpty();
    }

    [Theory, OnEveryDatabase]
    public async Task Of_an_approved_request_begins_on_its_first_day(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider, "2023-01-01T10:00:00Z");
        var customer = await world.ACustomerAsync(await world.APartnerAsync("harbour", settings: (PartnerSettings.AcceptGatewayPayment, "off")));
        var product = await world.AProductToSetUpAsync();
        await world.AModuleAsync(ModuleKind.Simulator, [product]);
        var placed = await world.OrderAsync(customer, null, "server");
        var service = (await world.ServicesOfAsync(placed.OrderNumber!)).Single();

        await world.SendAsync(PortalWorld.Staff, new ApproveService(service.Number, new(2023, 1, 5), null));

        (await world.RunDueOperationsAsync()).ShouldBe(0);
        var queued = await world.ReloadedAsync(service);
        (queued.Status, queued.StatusOn(new(2023, 1, 1))).ShouldBe((ServiceStatus.InProgress, ServiceStatus.Pending));
        (await world.OperationsAsync()).ShouldHaveSingleItem().NextTryAt.ShouldBe(new DateTime(2023, 1, 4, 23, 0, 0, DateTimeKind.Utc), "midnight in Berlin");
        world.Clock.Advance(TimeSpan.FromDays(4));
        (await world.RunDueOperationsAsync()).ShouldBe(1);
        (await world.ReloadedAsync(service)).StatusOn(new(2023, 1, 5)).ShouldBe(ServiceStatus.Active);
    }

    [Theory, OnEveryDatabase]
    public async Task Keeps_within_the_parallel_limit_of_the_module(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        var product = await world.AProductToSetUpAsync();
        await world.AModuleAsync(ModuleKind.Simulator, [product], parallel: 2, settings: ("DelayMs", "500"));
        var placed = await world.OrderAsync(customer, null, "server", "server", "server", "server");
        await world.PressAtGatewayAsync(placed.PayAt);
        await world.ComeBackAsync(customer, placed.OrderNumber!);
        var operations = await world.OperationsAsync();
        operations.Count.ShouldBe(4);

        var ran = await Task.WhenAll(operations.Select(operation => world.SendAsync(Actor.System, new RunOperation(operation.Id))));

        ran.Count(did => did).ShouldBe(2);
        (await world.OperationsAsync()).Count(operation => operation.Status == OperationStatus.Waiting).ShouldBe(2);
    }

    private static async Task<Service> PaidAsync(PortalWorld world, ModuleKind kind, params (string, string)[] settings)
    {
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        var product = await world.AProductToSetUpAsync();
        await world.AModuleAsync(kind, [product], settings: settings);
        return await world.APaidServiceAsync(customer, "server");
    }
}
