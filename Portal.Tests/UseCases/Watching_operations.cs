using Portal.App.Provisioning;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>The list <b>Current operations</b>, and what staff do with its rows (SPEC 7).</summary>
public sealed class Watching_operations
{
    [Theory, OnEveryDatabase]
    public async Task Shows_each_with_module_service_customer_attempts_and_next_try(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var service = await world.AServiceBeingSetUpAsync(await world.ACustomerAsync(await world.APayingPartnerAsync()));
        await world.FailAsync(service, "no such plan");

        var row = (await ListAsync(world, OperationFilter.Open)).Page.Rows.ShouldHaveSingleItem();

        (row.Kind, row.Status, row.ModuleName, row.ServiceNumber, row.CustomerName).ShouldBe((OperationKind.SetUp, OperationStatus.Waiting, "Simulator", service.Number, "Anna Berg"));
        (row.Attempts, row.Failures, row.LastError, row.NextTryAt).ShouldBe((1, 1, "no such plan", world.Now.AddMinutes(5)));
        var details = await world.SendAsync(PortalWorld.Staff, new OperationDetails(row.Id));
        details.Attempts.ShouldHaveSingleItem().Message.ShouldBe("no such plan");
        (details.EveryMinutes, details.MostFailures).ShouldBe((5, 10), "as long as nobody sets it otherwise");
    }

    [Theory, OnEveryDatabase]
    public async Task Finds_them_by_where_they_stand(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        var (waiting, running, failed, manual) = (await world.AServiceBeingSetUpAsync(customer), await world.AServiceBeingSetUpAsync(customer), await world.AServiceBeingSetUpAsync(customer), await world.AServiceBeingSetUpAsync(customer));
        await world.RunAsync(running);
        await world.FailAsync(failed);
        await world.ATaskAsync(manual);

        var open = await ListAsync(world, OperationFilter.Open);
        open.Page.Rows.Select(row => row.ServiceNumber).ShouldBe([manual.Number, failed.Number, running.Number, waiting.Number], "newest first");
        open.Counts[OperationFilter.Open].ShouldBe(4);
        (await NumbersAsync(world, OperationFilter.Waiting)).ShouldBe([failed.Number, waiting.Number]);
        (await NumbersAsync(world, OperationFilter.Running)).ShouldBe([running.Number]);
        (await NumbersAsync(world, OperationFilter.Failed)).ShouldBe([failed.Number]);
        (await NumbersAsync(world, OperationFilter.Manual)).ShouldBe([manual.Number]);
        (await NumbersAsync(world, OperationFilter.Done)).ShouldBeEmpty();
    }

    [Theory, OnEveryDatabase]
    public async Task Restart_now_makes_it_due_and_withdraws_its_task(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var service = await world.AServiceBeingSetUpAsync(await world.ACustomerAsync(await world.APayingPartnerAsync()));
        await world.FailAsync(service, mostFailures: 1);
        var operation = await world.OperationOfAsync(service);
        operation.Status.ShouldBe(OperationStatus.Manual, "automatic restart ended");
        await world.SendAsync(PortalWorld.Staff, new RestartOperation(operation.Id));
        var task = await world.ATaskAsync(service);

        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.SendAsync(PortalWorld.Staff, new RestartOperation(operation.Id));

        var restarted = await world.OperationOfAsync(service);
        (restarted.Status, restarted.Failures, restarted.NextTryAt).ShouldBe((OperationStatus.Waiting, 0, world.Now));
        var withdrawn = (await world.TasksAsync()).ShouldHaveSingleItem();
        (withdrawn.Number, withdrawn.Status, withdrawn.Notes[^1].Text).ShouldBe((task, StaffTaskStatus.Closed, "Withdrawn: the operation was restarted"));

        (await world.ATaskAsync(service)).ShouldBe(task, "the same task stands for it again");
        (await world.TasksAsync()).ShouldHaveSingleItem().Status.ShouldBe(StaffTaskStatus.Opened);
    }

    [Theory, OnEveryDatabase]
    public async Task Leaves_a_module_that_is_at_work_alone(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var service = await world.AServiceBeingSetUpAsync(await world.ACustomerAsync(await world.APayingPartnerAsync()));
        await world.RunAsync(service);
        var operation = await world.OperationOfAsync(service);

        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Staff, new RestartOperation(operation.Id)))).Code.ShouldBe("operation.running");
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Staff, new SetUpManually(operation.Id)))).Code.ShouldBe("operation.running");
        (await world.OperationOfAsync(service)).Status.ShouldBe(OperationStatus.Running);
        (await world.TasksAsync()).ShouldBeEmpty();
    }

    [Theory, OnEveryDatabase]
    public async Task Restarts_several_and_says_of_each_what_became_of_it(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        var (failed, running) = (await world.AServiceBeingSetUpAsync(customer), await world.AServiceBeingSetUpAsync(customer));
        await world.FailAsync(failed);
        await world.RunAsync(running);
        var ids = new[] { (await world.OperationOfAsync(failed)).Id, (await world.OperationOfAsync(running)).Id, Id<Operation>.New() };

        var outcomes = await world.SendAsync(PortalWorld.Staff, new RestartOperations(ids));

        outcomes.Select(one => one.Id).ShouldBe(ids);
        outcomes[0].Problem.ShouldBeNull();
        outcomes[1].Problem.ShouldBe("A module is at work on this right now. Wait until it has answered.");
        outcomes[2].Problem.ShouldBe("There is no such operation.");
        (await world.OperationOfAsync(failed)).Failures.ShouldBe(0, "what was refused left the other one done");
        await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Staff, new RestartOperations([.. Enumerable.Repeat(ids[0], 51)])));
    }

    [Theory, OnEveryDatabase]
    public async Task Ten_who_set_up_manually_at_the_same_moment_make_one_task(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var service = await world.AServiceBeingSetUpAsync(await world.ACustomerAsync(await world.APayingPartnerAsync()));
        var operation = await world.OperationOfAsync(service);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await world.SendAsync(PortalWorld.Staff, new SetUpManually(operation.Id));
            }
            catch (Refusal refusal)
            {
                return refusal.Message;
            }
        })));

        var task = (await world.TasksAsync()).ShouldHaveSingleItem();
        answers.Count(answer => answer == task.Number).ShouldBe(1);
        answers.Where(answer => answer != task.Number).Distinct().ShouldHaveSingleItem().ShouldBe("A task stands for this operation already.");
        task.Reason.ShouldContain("Stan Staff chose to do it by hand");
    }

    [Theory, OnEveryDatabase]
    public async Task Is_for_staff_only(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var partner = await world.APayingPartnerAsync();
        var customer = await world.ACustomerAsync(partner);
        var operation = await world.OperationOfAsync(await world.AServiceBeingSetUpAsync(customer));

        foreach (var stranger in new[] { PortalWorld.PartnerUser(partner), PortalWorld.Login(customer) })
        {
            (await Should.ThrowAsync<Refusal>(() => world.SendAsync(stranger, new CurrentOperations(OperationFilter.Open, ListCursor.Top)))).Code.ShouldBe("forbidden");
            (await Should.ThrowAsync<Refusal>(() => world.SendAsync(stranger, new RestartOperation(operation.Id)))).Code.ShouldBe("forbidden");
            (await Should.ThrowAsync<Refusal>(() => world.SendAsync(stranger, new TaskList(TaskFilter.ToDo, null, ListCursor.Top)))).Code.ShouldBe("forbidden");
        }
    }

    private static Task<CurrentOperationsAnswer> ListAsync(PortalWorld world, OperationFilter filter) => world.SendAsync(PortalWorld.Staff, new CurrentOperations(filter, ListCursor.Top));

    private static async Task<IEnumerable<string>> NumbersAsync(PortalWorld world, OperationFilter filter) => (await ListAsync(world, filter)).Page.Rows.Select(row => row.ServiceNumber);
}
