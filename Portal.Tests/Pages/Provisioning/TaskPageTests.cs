using Bunit;
using Portal.App.Provisioning;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Services;
using Portal.Tests.World;
using static Portal.Tests.Pages.Screen;

namespace Portal.Tests.Pages.Provisioning;

/// <summary>The pages <c>/admin/tasks</c> and <c>/admin/tasks/{number}</c>.</summary>
public sealed class The_pages_of_tasks
{
    [Fact]
    public async Task Tell_who_is_in_no_department_why_nothing_is_here()
    {
        await using var world = await PortalWorld.CreateAsync();
        await using var screen = new Screen(world, PortalWorld.Staff);

        ShouldShow(screen.Open<TasksPage>("/admin/tasks"), "You are in no department");
    }

    [Fact]
    public async Task Lead_from_the_list_over_assigning_to_closing()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (service, task, me) = await ATaskAsync(world);
        await using var screen = new Screen(world, me);
        var list = screen.Open<TasksPage>("/admin/tasks");
        ShouldShow(list, task, service.Number, "Anna Berg", "Opened", "chose to do it by hand");
        await Button(list, $"Assign to me {task}").ClickAsync();
        Until(list, () => screen.Address == $"/admin/tasks/{task}");

        var page = screen.Open<TaskPage>($"/admin/tasks/{task}", with => with.Add(p => p.Number, task));
        ShouldShow(page, "In work", "Mia Mender took it", "hosting", "The service becomes Active.");
        await Button(page, "Close task").ClickAsync();
        ShouldShow(page, "address is needed: the customer gets it with the welcome mail.");

        await page.Find("input[name=address]").ChangeAsync(new() { Value = "web1.example.com" });
        await Button(page, "Close task").ClickAsync();
        ShouldShow(page, "Closed", "is Active; the welcome mail goes out.", "address web1.example.com");
        (await world.ServiceNumberedAsync(service.Number)).Status.ShouldBe(ServiceStatus.Active);
    }

    [Fact]
    public async Task Hand_over_and_take_notes()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (_, task, me) = await ATaskAsync(world);
        var max = await world.AColleagueAsync("Max Miller");
        await world.JoinAsync(me, max);
        await world.SendAsync(me, new AssignTask(task));
        await using var screen = new Screen(world, me);
        var page = screen.Open<TaskPage>($"/admin/tasks/{task}", with => with.Add(p => p.Number, task));

        await page.Find("textarea[name=Note]").ChangeAsync(new() { Value = "Waits for the cable" });
        await Button(page, "Add note").ClickAsync();
        ShouldShow(page, "Waits for the cable");
        await Button(page, "Hand over").ClickAsync();
        ShouldShow(page, "Choose a colleague, or another department.");
        await page.Find("select[name=To]").ChangeAsync(new() { Value = "0" });
        await Button(page, "Hand over").ClickAsync();
        ShouldShow(page, "Handed over to Max Miller", "Max Miller has this task.");
        Button(page, "Close task").HasAttribute("disabled").ShouldBeTrue("it is a colleague's now");
    }

    [Fact]
    public async Task Show_nothing_of_other_departments()
    {
        await using var world = await PortalWorld.CreateAsync();
        var (_, task, _) = await ATaskAsync(world);
        await using var screen = new Screen(world, await world.AColleagueAsync("Max Miller"));

        Should.Throw<Refusal>(() => screen.Open<TaskPage>($"/admin/tasks/{task}", with => with.Add(p => p.Number, task)));
    }

    private static async Task<(Service Service, string Task, Actor Me)> ATaskAsync(PortalWorld world)
    {
        var service = await world.AServiceBeingSetUpAsync(await world.ACustomerAsync(await world.APayingPartnerAsync()));
        var task = await world.ATaskAsync(service);
        var me = await world.AColleagueAsync("Mia Mender");
        await world.JoinAsync(me);
        return (service, task, me);
    }
}
