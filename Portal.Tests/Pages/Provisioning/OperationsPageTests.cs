using Bunit;
using Portal.App.Provisioning;
using Portal.Domain.Provisioning;
using Portal.Tests.World;
using static Portal.Tests.Pages.Screen;

namespace Portal.Tests.Pages.Provisioning;

/// <summary>The page <c>/admin/operations</c>.</summary>
public sealed class The_list_of_current_operations
{
    [Fact]
    public async Task Says_so_when_nothing_is_under_way()
    {
        await using var world = await PortalWorld.CreateAsync();
        await using var screen = new Screen(world, PortalWorld.Staff);

        ShouldShow(screen.Open<OperationsPage>("/admin/operations"), "Current operations", "Nothing is under way");
        ShouldShow(screen.Open<OperationsPage>("/admin/operations?status=Failed"), "No operation is in this state");
    }

    [Fact]
    public async Task Follows_what_modules_do_and_restarts_by_a_click()
    {
        await using var world = await PortalWorld.CreateAsync();
        await using var screen = new Screen(world, PortalWorld.Staff);
        var page = screen.Open<OperationsPage>("/admin/operations");
        ShouldShow(page, "Nothing is under way");

        var service = await world.AServiceBeingSetUpAsync(await world.ACustomerAsync(await world.APayingPartnerAsync()));
        ShouldShow(page, service.Number, "Anna Berg", "Waiting", "due now");
        await world.FailAsync(service, "no such plan");
        ShouldShow(page, "Failed, tried again", "in 5 minutes", "no such plan", "Simulator");

        await Button(page, $"Restart now {service.Number}").ClickAsync();
        ShouldShow(page, "Due now. A task that stood for it is withdrawn.", "due now");
        (await world.OperationOfAsync(service)).Failures.ShouldBe(0);
    }

    [Fact]
    public async Task Opens_a_row_with_its_error_log_and_sets_it_up_manually()
    {
        await using var world = await PortalWorld.CreateAsync();
        var service = await world.AServiceBeingSetUpAsync(await world.ACustomerAsync(await world.APayingPartnerAsync()));
        await world.FailAsync(service, "no such plan");
        await using var screen = new Screen(world, PortalWorld.Administrator);
        var page = screen.Open<OperationsPage>("/admin/operations");

        await Button(page, $"Set up of {service.Number}: open").ClickAsync();
        ShouldShow(page, "Error log", "Attempt 1, Simulator", "1 of 10, one try every 5 minutes");
        await Button(page, $"Set up manually {service.Number}").ClickAsync();
        var task = (await world.TasksAsync()).ShouldHaveSingleItem();
        ShouldShow(page, $"Task {task.Number}", "Failed, by hand");
        Until(page, () => !HasButton(page, "Set up manually"));
    }

    [Fact]
    public async Task Restarts_the_selected_ones_and_answers_for_each()
    {
        await using var world = await PortalWorld.CreateAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        var (first, second) = (await world.AServiceBeingSetUpAsync(customer), await world.AServiceBeingSetUpAsync(customer));
        await world.FailAsync(first);
        await world.FailAsync(second);
        await using var screen = new Screen(world, PortalWorld.Staff);
        var page = screen.Open<OperationsPage>("/admin/operations?status=Failed");
        ShouldShow(page, first.Number, second.Number);

        await page.Find("[aria-label='Select all']").ChangeAsync(new() { Value = true });
        ShouldShow(page, "2 selected");
        await Button(page, "Restart now").ClickAsync();

        ShouldShow(page, "2 restarted", $"Set up of {first.Number}", "No operation is in this state");
        (await world.OperationsAsync()).ShouldAllBe(operation => operation.Status == OperationStatus.Waiting && operation.Failures == 0);
    }
}
