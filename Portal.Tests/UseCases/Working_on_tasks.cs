using Portal.App.Provisioning;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>What a person does because no module does it: taken, handed over, filled in, closed once (SPEC 7).</summary>
public sealed class Working_on_tasks
{
    private static readonly ParameterValue[] Address = [new("address", "web1.example.com")];

    [Theory, OnEveryDatabase]
    public async Task Closing_makes_the_service_active_with_its_data_and_sends_one_welcome_mail(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var (service, task, me) = await ATakenTaskAsync(world);

        await world.SendAsync(me, new CloseTask(task, Address));

        var active = await world.ServiceNumberedAsync(service.Number);
        (active.Status, active.Values.ShouldHaveSingleItem()).ShouldBe((ServiceStatus.Active, Address[0]));
        (await world.OperationOfAsync(service)).Status.ShouldBe(OperationStatus.Done);
        var closed = (await world.TasksAsync()).ShouldHaveSingleItem();
        (closed.Status, closed.ClosedBy).ShouldBe((StaffTaskStatus.Closed, "Mia Mender"));
        (await world.MailsAsync()).Count(mail => mail.Cause.StartsWith("welcome:", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory, OnEveryDatabase]
    public async Task Ten_presses_of_close_at_the_same_moment_close_it_once(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var (service, task, me) = await ATakenTaskAsync(world);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => TryAsync(() => world.SendAsync(me, new CloseTask(task, Address))))));

        answers.Count(answer => answer is null).ShouldBe(1);
        answers.Where(answer => answer is not null).Distinct().ShouldBe(["This task is closed already."]);
        (await world.MailsAsync()).Count(mail => mail.Cause.StartsWith("welcome:", StringComparison.Ordinal)).ShouldBe(1);
        (await world.ServiceNumberedAsync(service.Number)).Status.ShouldBe(ServiceStatus.Active);
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_missing_or_wrong_keeps_it_open_and_names_its_field(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var (service, task, me) = await ATakenTaskAsync(world);

        var missing = await Should.ThrowAsync<Refusal>(() => world.SendAsync(me, new CloseTask(task, [new("address", " ")])));
        (missing.Code, missing.Field).ShouldBe(("parameter.required", "address"));
        var wrong = await Should.ThrowAsync<Refusal>(() => world.SendAsync(me, new CloseTask(task, [new("address", "no host!")])));
        (wrong.Code, wrong.Field).ShouldBe(("parameter.value", "address"));

        (await world.TasksAsync()).ShouldHaveSingleItem().Status.ShouldBe(StaffTaskStatus.InWork);
        (await world.ServiceNumberedAsync(service.Number)).Status.ShouldBe(ServiceStatus.InProgress);
        (await world.OperationOfAsync(service)).Status.ShouldBe(OperationStatus.Manual);
        (await world.MailsAsync()).ShouldNotContain(mail => mail.Cause.StartsWith("welcome:", StringComparison.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task Of_two_who_take_it_at_once_one_has_it_and_the_other_reads_who(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var (_, task) = await ATaskAsync(world);
        var (mia, max) = (await world.AColleagueAsync("Mia Mender"), await world.AColleagueAsync("Max Miller"));
        await world.JoinAsync(mia, max);

        var answers = await Task.WhenAll(new[] { mia, max }.Select(who => Task.Run(() => TryAsync(() => world.SendAsync(who, new AssignTask(task))))));

        var taken = (await world.TasksAsync()).ShouldHaveSingleItem();
        taken.Status.ShouldBe(StaffTaskStatus.InWork);
        answers.ShouldContain((string?)null);
        answers.Single(answer => answer is not null)!.ShouldStartWith($"{taken.AssigneeName} took this task meanwhile");
        var other = taken.AssigneeName == "Mia Mender" ? max : mia;
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(other, new CloseTask(task, Address)))).Code.ShouldBe("task.others");
    }

    [Theory, OnEveryDatabase]
    public async Task Nobody_closes_what_nobody_took(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var (_, task) = await ATaskAsync(world);

        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Administrator, new CloseTask(task, Address)))).Code.ShouldBe("task.not-assigned");
    }

    [Theory, OnEveryDatabase]
    public async Task Staff_see_the_tasks_of_their_departments_only_and_administrators_all(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var (service, task) = await ATaskAsync(world);
        var (mia, max) = (await world.AColleagueAsync("Mia Mender"), await world.AColleagueAsync("Max Miller"));
        await world.JoinAsync(mia);
        await world.ADepartmentAsync("Cabling", max);

        (await ListAsync(world, mia)).Page.Rows.ShouldHaveSingleItem().Number.ShouldBe(task);
        (await ListAsync(world, PortalWorld.Administrator)).Page.Rows.ShouldHaveSingleItem().ServiceNumber.ShouldBe(service.Number);
        var others = await ListAsync(world, max);
        (others.Page.Rows.Count, others.Counts[TaskFilter.ToDo], others.Departments.ShouldHaveSingleItem().Name).ShouldBe((0, 0, "Cabling"));
        foreach (var message in new MediatR.IRequest<MediatR.Unit>[] { new AssignTask(task), new WriteTaskNote(task, "Hello"), new CloseTask(task, Address), new HandOverTask(task, default, null) })
            (await Should.ThrowAsync<Refusal>(() => world.SendAsync(max, message))).Code.ShouldBe(Refusal.Missing, message.ToString());
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(max, new TaskDetails(task)))).Code.ShouldBe(Refusal.Missing);
        (await world.SendAsync(max, new OperationDetails((await world.OperationOfAsync(service)).Id))).Task!.MaySee.ShouldBeFalse();
    }

    [Theory, OnEveryDatabase]
    public async Task Goes_to_a_colleague_or_to_another_department_where_anybody_can_take_it(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var (_, task, mia) = await ATakenTaskAsync(world);
        var (max, kim) = (await world.AColleagueAsync("Max Miller"), await world.AColleagueAsync("Kim Cable"));
        var operations = await world.JoinAsync(mia, max);
        var cabling = await world.ADepartmentAsync("Cabling", kim);

        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(mia, new HandOverTask(task, operations.Id, kim.UserId)))).Code.ShouldBe("task.member");
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(mia, new HandOverTask(task, operations.Id, null)))).Code.ShouldBe("task.hand-over");
        await world.SendAsync(mia, new HandOverTask(task, operations.Id, max.UserId));
        (await world.TasksAsync()).Single().AssigneeName.ShouldBe("Max Miller");

        await world.SendAsync(max, new HandOverTask(task, cabling.Id, null));
        var moved = (await world.TasksAsync()).Single();
        (moved.DepartmentId, moved.Status, moved.AssigneeId).ShouldBe((cabling.Id, StaffTaskStatus.Opened, (Guid?)null));
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(max, new TaskDetails(task)))).Code.ShouldBe(Refusal.Missing);
        (await ListAsync(world, kim, TaskFilter.Opened)).Page.Rows.ShouldHaveSingleItem().Number.ShouldBe(task);
    }

    [Theory, OnEveryDatabase]
    public async Task Keeps_notes_even_after_it_was_closed(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var (_, task, me) = await ATakenTaskAsync(world);
        await world.SendAsync(me, new WriteTaskNote(task, "Waits for the cable"));
        await world.SendAsync(me, new CloseTask(task, Address));
        await world.SendAsync(me, new WriteTaskNote(task, "It works"));

        (await world.SendAsync(me, new TaskDetails(task))).Notes.Select(note => note.Text).ShouldBe(["It works", "Waits for the cable", "Mia Mender took it"]);
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(me, new WriteTaskNote(task, " ")))).Field.ShouldBe("Note");
    }

    [Theory, OnEveryDatabase]
    public async Task Lists_what_is_to_do_mine_and_closed(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        var (first, second, third) = (await world.ATaskAsync(await world.AServiceBeingSetUpAsync(customer)), await world.ATaskAsync(await world.AServiceBeingSetUpAsync(customer)), await world.ATaskAsync(await world.AServiceBeingSetUpAsync(customer)));
        var (mia, max) = (await world.AColleagueAsync("Mia Mender"), await world.AColleagueAsync("Max Miller"));
        await world.JoinAsync(mia, max);
        await world.SendAsync(mia, new AssignTask(first));
        await world.SendAsync(max, new AssignTask(second));

        (await NumbersAsync(world, mia, TaskFilter.ToDo)).ShouldBe([first, third], "what waits longest is on top, and what a colleague has is not to do");
        (await NumbersAsync(world, mia, TaskFilter.Mine)).ShouldBe([first]);
        (await NumbersAsync(world, mia, TaskFilter.Opened)).ShouldBe([third]);
        (await NumbersAsync(world, mia, TaskFilter.InWork)).ShouldBe([first, second]);
        await world.SendAsync(mia, new CloseTask(first, Address));
        (await NumbersAsync(world, mia, TaskFilter.Closed)).ShouldBe([first]);
        (await world.SendAsync(mia, new Portal.App.Home.StaffWaiting())).Tasks.ShouldBe(1);
    }

    [Theory, OnEveryDatabase]
    public async Task Goes_to_the_department_of_the_module_that_would_be_asked_first(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var (service, _) = await ATaskAsync(world);
        var department = await world.JoinAsync();
        (await world.TasksAsync()).Single().DepartmentId.ShouldBe(department.Id);

        var later = await world.ADepartmentAsync("Later");
        await world.DbAsync(async db =>
        {
            var module = new ProcessingModule("Preferred", ModuleKind.Manual, later.Id);
            module.Change("Preferred", true, later.Id, 10, 0, null, []);
            module.Link(service.ProductId, true, "", world.Now);
            db.Modules.Add(module);
            return await db.SaveChangesAsync();
        });
        var untried = await world.AServiceBeingSetUpAsync(await world.ACustomerAsync(name: "Bert Ost", email: "bert@example.com"));
        await world.ATaskAsync(untried);
        (await world.TasksAsync())[1].DepartmentId.ShouldBe(later.Id, "of the module that would be asked first");
    }

    private static async Task<(Service Service, string Task)> ATaskAsync(PortalWorld world)
    {
        var service = await world.AServiceBeingSetUpAsync(await world.ACustomerAsync(await world.APayingPartnerAsync()));
        return (service, await world.ATaskAsync(service));
    }

    private static async Task<(Service Service, string Task, Actor Me)> ATakenTaskAsync(PortalWorld world)
    {
        var (service, task) = await ATaskAsync(world);
        var me = await world.AColleagueAsync("Mia Mender");
        await world.JoinAsync(me);
        await world.SendAsync(me, new AssignTask(task));
        return (service, task, me);
    }

    private static Task<TaskListAnswer> ListAsync(PortalWorld world, Actor who, TaskFilter filter = TaskFilter.ToDo) => world.SendAsync(who, new TaskList(filter, null, ListCursor.Top));

    private static async Task<IEnumerable<string>> NumbersAsync(PortalWorld world, Actor who, TaskFilter filter) => (await ListAsync(world, who, filter)).Page.Rows.Select(row => row.Number);

    private static async Task<string?> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Refusal refusal)
        {
            return refusal.Message;
        }
    }
}
