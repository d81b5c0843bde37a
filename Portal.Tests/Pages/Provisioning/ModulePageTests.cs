using Bunit;
using Microsoft.EntityFrameworkCore;
using Portal.App.Provisioning;
using Portal.App.Services;
using Portal.Domain.Provisioning;
using Portal.Infrastructure.Provisioning;
using Portal.Tests.World;
using static Portal.Tests.Pages.Screen;

namespace Portal.Tests.Pages.Provisioning;

/// <summary>The pages <c>/admin/modules</c> and <c>/admin/departments</c>, and what staff do on a service's page.</summary>
public sealed class The_pages_of_modules
{
    [Fact]
    public async Task Set_a_module_up_and_keep_its_secret()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.ADepartmentAsync("Hosting");
        await using var screen = new Screen(world, PortalWorld.Administrator);
        ShouldShow(screen.Open<ModulesPage>("/admin/modules"), "There are no modules yet", "Retries");
        var page = screen.Open<ModulePage>("/admin/modules/new");

        await page.Find("input[name=Name]").ChangeAsync(new() { Value = "Our system" });
        await Button(page, "Create module").ClickAsync();
        ShouldShow(page, "Fill in “Address”: the module cannot work without it.");
        page.Find("input[name=Name]").GetAttribute("value").ShouldBe("Our system", "nothing typed is lost");
        await page.Find($"input[name={ModuleFields.Url}]").ChangeAsync(new() { Value = "https://provision.example.com/portal" });
        await page.Find($"input[name={ModuleFields.Secret}]").ChangeAsync(new() { Value = "a secret of enough length" });
        await Button(page, "Create module").ClickAsync();

        var module = await world.DbAsync(db => db.Modules.SingleAsync());
        Until(page, () => screen.Address == $"/admin/modules/{module.Id}");
        var saved = screen.Open<ModulePage>($"/admin/modules/{module.Id}", with => with.Add(p => p.Id, module.Id.Value));
        ShouldShow(saved, "It is set.", "No product is linked yet");
        saved.Find($"input[name={ModuleFields.Secret}]").GetAttribute("value").ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task Test_and_link_a_product()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.AskAsync(await world.AProductAsync("mail"), setUp: true);
        var module = await world.DbAsync(async db =>
        {
            var row = await db.Modules.SingleAsync();
            row.Unlink(row.Links[0].ProductId);
            await db.SaveChangesAsync();
            return row;
        });
        await using var screen = new Screen(world, PortalWorld.Administrator);
        var page = screen.Open<ModulePage>($"/admin/modules/{module.Id}", with => with.Add(p => p.Id, module.Id.Value));
        ShouldShow(page, "No product is linked yet");

        await page.Find("select[aria-label='Product or type']").ChangeAsync(new() { Value = "0" });
        await Button(page, "Test").ClickAsync();
        ShouldShow(page, "Test of mail: works", "No product is linked yet");
        await Button(page, "Link").ClickAsync();
        ShouldShow(page, "mail is linked and works", "Works", "Can be set up.");
        await Button(page, "Unlink mail").ClickAsync();
        ShouldShow(page, "mail is no longer linked", "No product is linked yet");
    }

    [Fact]
    public async Task Link_all_products_of_a_type_that_have_an_internal_name()
    {
        await using var world = await PortalWorld.CreateAsync();
        foreach (var code in (string[])["mail", "web"])
            await world.AProductToSetUpAsync(code);
        await world.AProductAsync("plain");
        var module = await world.AModuleAsync(ModuleKind.Simulator, []);
        await using var screen = new Screen(world, PortalWorld.Administrator);
        var page = screen.Open<ModulePage>($"/admin/modules/{module.Id}", with => with.Add(p => p.Id, module.Id.Value));
        ShouldShow(page, "All 2 of type");

        await page.Find("select[aria-label='Product or type']").ChangeAsync(new() { Value = "0" });
        await Button(page, "Link").ClickAsync();

        ShouldShow(page, "are linked and work", "Can be set up.");
        (await world.DbAsync(db => db.Modules.SingleAsync())).Links.Count(link => link.Works).ShouldBe(2);
    }

    [Fact]
    public async Task Are_only_to_be_read_by_staff()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.AskAsync(await world.AProductAsync("mail"), setUp: true);
        var module = await world.DbAsync(db => db.Modules.SingleAsync());
        await using var screen = new Screen(world, PortalWorld.Staff);

        var page = screen.Open<ModulePage>($"/admin/modules/{module.Id}", with => with.Add(p => p.Id, module.Id.Value));

        ShouldShow(page, "Only administrators change modules.");
        (HasButton(page, "Save"), HasButton(page, "Unlink")).ShouldBe((false, false));
    }

    [Fact]
    public async Task Keep_departments_with_their_members()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.AColleagueAsync("Mia Mender");
        await using var screen = new Screen(world, PortalWorld.Administrator);
        var page = screen.Open<DepartmentsPage>("/admin/departments");
        ShouldShow(page, "There are no departments yet");

        await Button(page, "New department").ClickAsync();
        await page.Find("input[name=Name]").ChangeAsync(new() { Value = "Hosting" });
        await page.Find("input[type=checkbox]").ChangeAsync(new() { Value = true });
        await Button(page, "Create department").ClickAsync();
        ShouldShow(page, "Hosting", "Mia Mender");

        await Button(page, "Edit Hosting").ClickAsync();
        await Button(page, "Delete").ClickAsync();
        ShouldShow(page, "There are no departments yet");
    }

    [Fact]
    public async Task Leave_what_can_be_done_with_a_service_to_staff()
    {
        await using var world = await PortalWorld.CreateAsync();
        await world.AProductAsync();
        var customer = await world.ACustomerAsync(await world.APayingPartnerAsync());
        var service = await world.APaidServiceAsync(customer);
        await using (var own = new Screen(world, PortalWorld.Login(customer)))
        {
            var shown = own.Open<ServicePage>($"/services/{service.Number}", with => with.Add(p => p.Number, service.Number));
            ShouldShow(shown, "fibre");
            HasButton(shown, "Suspend").ShouldBeFalse();
        }
        await using var screen = new Screen(world, PortalWorld.Staff);
        var page = screen.Open<ServicePage>($"/services/{service.Number}", with => with.Add(p => p.Number, service.Number));

        await Button(page, "Suspend").ClickAsync();
        ShouldShow(page, "Suspend: fibre of Anna Berg", "Anna Berg can no longer use fibre until it is resumed.");
        await page.Find("dialog form").SubmitAsync();
        ShouldShow(page, "fibre is Suspended now.");
        (await world.ServiceNumberedAsync(service.Number)).Status.ShouldBe(Portal.Domain.Services.ServiceStatus.Suspended);
        HasButton(page, "Resume").ShouldBeTrue();
    }
}
