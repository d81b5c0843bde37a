using Bunit;
using Portal.App.Services;
using Portal.Tests.World;
using static Portal.Tests.Pages.Screen;

namespace Portal.Tests.Pages.Services;

/// <summary>The page <c>/admin/approvals</c>.</summary>
public sealed class The_list_of_what_awaits_approval
{
    [Fact]
    public async Task Says_so_when_nothing_waits()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.TheDefaultPartnerAsync();
        await using var screen = new Screen(world, PortalWorld.Staff);

        ShouldShow(screen.Open<ApprovalsPage>("/admin/approvals"), "Nothing waits for approval");
        ShouldShow(screen.Open<ApprovalsPage>("/admin/approvals?kind=paid"), "Nothing that waits matches");
    }

    [Fact]
    public async Task Follows_what_is_ordered_and_decided_elsewhere()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.AProductAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await using var screen = new Screen(world, PortalWorld.Staff);
        var page = screen.Open<ApprovalsPage>("/admin/approvals");
        ShouldShow(page, "Nothing waits for approval");

        var service = await world.APaidServiceAsync(customer);
        ShouldShow(page, service.Number, "Anna Berg", "€100.00 / month");

        await world.SendAsync(PortalWorld.Administrator, new ApproveService(service.Number, new(2023, 1, 1), null));
        ShouldShow(page, "Nothing waits for approval");
    }

    [Fact]
    public async Task Opens_the_window_of_a_row()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.AProductAsync();
        await world.APaidServiceAsync(await world.ACustomerAsync(await world.APayingPartnerAsync()));
        await using var screen = new Screen(world, PortalWorld.Staff);
        var page = screen.Open<ApprovalsPage>("/admin/approvals");

        await Button(page, "Approve fibre of Anna Berg").ClickAsync(new());

        ShouldShow(page, "Approve fibre", "No credit note");
    }

    [Fact]
    public async Task Approves_the_selected_ones_with_one_date_and_tells_each_outcome()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.AProductAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        await world.APaidServiceAsync(customer);
        world.Clock.MoveTo("2023-01-10T10:00:00Z");
        var late = await world.APaidServiceAsync(customer);
        await using var screen = new Screen(world, PortalWorld.Staff);
        var page = screen.Open<ApprovalsPage>("/admin/approvals");
        Button(page, "Approve fibre");

        await page.Find("input[aria-label='Select all']").ChangeAsync(new() { Value = true });
        await page.Find(".bulk input[type=date]").ChangeAsync(new() { Value = "2023-01-05" });
        await Button(page, "Approve 2").ClickAsync(new());

        ShouldShow(page, "1 approved, 1 not", "This service was paid from 2023-01-10", "CN-DEFAULT-2023-000001");
        page.FindAll("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain(late.Number);
        page.FindAll(".bulk").ShouldBeEmpty("nothing is selected any more");
    }
}
