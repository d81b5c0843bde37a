using Microsoft.EntityFrameworkCore;
using Portal.App.Provisioning;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure.Provisioning;
using Portal.Tests.World;

namespace Portal.Tests.UseCases;

/// <summary>Modules, departments and rules of retrying as administrators set them up (SPEC 7).</summary>
public sealed class Keeping_modules
{
    private const string Secret = "a secret of enough length";

    [Theory, OnEveryDatabase]
    public async Task Keeps_a_secret_that_is_never_shown_again(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var id = await AWebhookAsync(world);

        var form = await FormAsync(world, id);
        form.SecretsSet.ShouldBe([ModuleFields.Secret]);
        form.Draft.Settings.ShouldNotContainKey(ModuleFields.Secret);
        var stored = await world.DbAsync(db => db.Modules.SingleAsync());
        stored.Setting(ModuleFields.Secret).ShouldNotContain(Secret);

        form.Draft.Name = "Our system";
        await world.SendAsync(PortalWorld.Administrator, new EditModule(id, form.Fingerprint, form.Draft));
        (await world.DbAsync(db => db.Modules.SingleAsync())).Setting(ModuleFields.Secret).ShouldBe(stored.Setting(ModuleFields.Secret), "left empty, it stays");
        var entries = await world.DbAsync(db => db.Audit.OrderBy(entry => entry.Id).ToListAsync());
        entries.Select(entry => entry.Action).ShouldBe(["department.created", "module.created", "module.changed"], ignoreOrder: true);
        entries.ShouldAllBe(entry => !entry.NewValue.Contains(Secret));
        entries.Single(entry => entry.Action == "module.changed").NewValue.ShouldBe("Name: Our system");
    }

    [Theory, OnEveryDatabase]
    public async Task Who_saved_in_between_is_not_overwritten_and_what_modules_answer_is_no_change(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var id = await AWebhookAsync(world);
        var (mine, theirs) = (await FormAsync(world, id), await FormAsync(world, id));
        await world.DbAsync(db => db.Modules.ExecuteUpdateAsync(set => set.SetProperty(module => module.LastErrorAt, world.Now).SetProperty(module => module.Version, module => module.Version + 1)));

        theirs.Draft.Priority = 5;
        await world.SendAsync(PortalWorld.Administrator, new EditModule(id, theirs.Fingerprint, theirs.Draft));
        mine.Draft.Priority = 7;
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Administrator, new EditModule(id, mine.Fingerprint, mine.Draft)))).Code.ShouldBe(Refusal.Stale);
        (await FormAsync(world, id)).Draft.Priority.ShouldBe(5);
    }

    [Theory, OnEveryDatabase]
    public async Task Says_what_is_wrong_and_where(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var department = await DepartmentAsync(world);

        (await WrongAsync(new ModuleDraft { Name = "", DepartmentId = department, Kind = ModuleKind.Manual })).ShouldBe("Name");
        (await WrongAsync(new ModuleDraft { Name = "M", DepartmentId = null, Kind = ModuleKind.Manual })).ShouldBe("DepartmentId");
        (await WrongAsync(new ModuleDraft { Name = "M", DepartmentId = Id<Department>.New(), Kind = ModuleKind.Manual })).ShouldBe("DepartmentId");
        (await WrongAsync(new ModuleDraft { Name = "M", DepartmentId = department, Kind = ModuleKind.Manual, ParallelLimit = null })).ShouldBe("ParallelLimit");
        (await WrongAsync(new ModuleDraft { Name = "M", DepartmentId = department, Kind = ModuleKind.Webhook })).ShouldBe(ModuleFields.Url);
        (await world.DbAsync(db => db.Modules.CountAsync())).ShouldBe(0);

        async Task<string?> WrongAsync(ModuleDraft draft) => (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Administrator, new CreateModule(draft)))).Field;
    }

    [Theory, OnEveryDatabase]
    public async Task Linking_asks_the_module_and_keeps_what_it_said(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var id = await ASimulatorAsync(world);
        var (good, bad, nameless) = (await world.AProductAsync("good"), await world.AProductAsync("bad"), await world.AProductAsync("nameless"));
        await NameAsync(world, good.Code, "plan-1");
        await NameAsync(world, bad.Code, "missing-plan");

        (await world.SendAsync(PortalWorld.Administrator, new TestModule(id, good.Id))).Works.ShouldBeTrue();
        (await FormAsync(world, id)).Links.ShouldBeEmpty("a test keeps nothing");
        await world.SendAsync(PortalWorld.Administrator, new LinkProduct(id, good.Id));
        (await world.SendAsync(PortalWorld.Administrator, new LinkProduct(id, bad.Id))).Works.ShouldBeFalse();
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Administrator, new LinkProduct(id, nameless.Id)))).Code.ShouldBe("module.internal-name");

        var links = (await FormAsync(world, id)).Links;
        links.Select(link => (link.Code, link.Works, link.CheckedAt)).ShouldBe([("good", true, world.Now), ("bad", false, world.Now)]);
        links[1].Message.ShouldContain("missing-plan");
        var module = await world.DbAsync(db => db.Modules.SingleAsync());
        (module.Serves(good.Id), module.Serves(bad.Id)).ShouldBe((true, false));

        await world.SendAsync(PortalWorld.Administrator, new UnlinkProduct(id, good.Id));
        (await FormAsync(world, id)).Links.ShouldHaveSingleItem().Code.ShouldBe("bad");
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Administrator, new UnlinkProduct(id, good.Id)))).Code.ShouldBe("module.not-linked");
    }

    [Theory, OnEveryDatabase]
    public async Task Rules_of_retrying_are_the_ordinary_ones_until_they_are_set(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        (await RulesAsync(world)).ShouldAllBe(rule => rule.EveryMinutes == 5 && rule.MostFailures == 10);

        await world.SendAsync(PortalWorld.Administrator, new SetRetryRules([new(OperationKind.SetUp, 1, 3), new(OperationKind.Delete, 5, 10)]));

        (await RulesAsync(world)).Single(rule => rule.Kind == OperationKind.SetUp).ShouldBe(new RetryRuleRow(OperationKind.SetUp, 1, 3));
        (await world.DbAsync(db => db.Audit.SingleAsync())).NewValue.ShouldBe("every 1 min, up to 3 failures", "what stayed is not written down");
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Administrator, new SetRetryRules([new(OperationKind.Suspend, 0, 3)])))).Field.ShouldBe("EveryMinutes.Suspend");

        static async Task<IReadOnlyList<RetryRuleRow>> RulesAsync(PortalWorld world) => (await world.SendAsync(PortalWorld.Staff, new ModuleList())).Rules;
    }

    [Theory, OnEveryDatabase]
    public async Task Departments_have_one_name_each_and_only_staff_as_members(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        var mia = await world.AColleagueAsync("Mia Mender");
        var customer = await world.ALoginAsync(await world.ACustomerAsync());
        var id = await world.SendAsync(PortalWorld.Administrator, new CreateDepartment("Hosting", [mia.UserId!.Value]));

        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Administrator, new CreateDepartment(" HOSTING ", [])))).Field.ShouldBe("Name");
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Administrator, new CreateDepartment("Others", [customer.Id])))).Field.ShouldBe("Members");
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(mia, new CreateDepartment("Mine", [])))).Code.ShouldBe("forbidden");
        var row = (await world.SendAsync(mia, new DepartmentList())).Rows.ShouldHaveSingleItem();
        (row.Name, row.Members.ShouldHaveSingleItem().Name).ShouldBe(("Hosting", "Mia Mender"));
        await world.SendAsync(PortalWorld.Administrator, new EditDepartment(id, row.Version, "Web hosting", []));
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Administrator, new EditDepartment(id, row.Version, "Late", [])))).Code.ShouldBe(Refusal.Stale);
        (await world.SendAsync(mia, new DepartmentList())).Rows.ShouldHaveSingleItem().Name.ShouldBe("Web hosting");
    }

    [Theory, OnEveryDatabase]
    public async Task A_department_that_modules_or_tasks_use_stays(string provider)
    {
        await using var world = await PortalWorld.CreateAsync(provider);
        await world.ATaskAsync(await world.AServiceBeingSetUpAsync(await world.ACustomerAsync(await world.APayingPartnerAsync())));
        var used = await world.JoinAsync();
        var free = await world.ADepartmentAsync("Free");

        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Administrator, new DeleteDepartment(used.Id)))).Code.ShouldBe("department.modules");
        await world.DbAsync(async db =>
        {
            var module = await db.Modules.SingleAsync();
            module.Change(module.Name, true, free.Id, 0, 2, null, []);
            return await db.SaveChangesAsync();
        });
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Administrator, new DeleteDepartment(used.Id)))).Code.ShouldBe("department.tasks");
        (await Should.ThrowAsync<Refusal>(() => world.SendAsync(PortalWorld.Administrator, new DeleteDepartment(free.Id)))).Code.ShouldBe("department.modules");
        var empty = await world.ADepartmentAsync("Empty");
        await world.SendAsync(PortalWorld.Administrator, new DeleteDepartment(empty.Id));
        (await world.SendAsync(PortalWorld.Staff, new DepartmentList())).Rows.Select(row => row.Name).ShouldBe(["Free", used.Name]);
    }

    private static Task<Id<Department>> DepartmentAsync(PortalWorld world) => world.SendAsync(PortalWorld.Administrator, new CreateDepartment("Hosting", []));

    private static async Task<Id<ProcessingModule>> AWebhookAsync(PortalWorld world) => await world.SendAsync(PortalWorld.Administrator, new CreateModule(new()
    {
        Name = "Webhook", Kind = ModuleKind.Webhook, DepartmentId = await DepartmentAsync(world),
        Settings = { [ModuleFields.Url] = "https://provision.example.com/portal", [ModuleFields.Secret] = Secret },
    }));

    private static async Task<Id<ProcessingModule>> ASimulatorAsync(PortalWorld world) => await world.SendAsync(PortalWorld.Administrator, new CreateModule(new()
    {
        Name = "Simulator", Kind = ModuleKind.Simulator, DepartmentId = await DepartmentAsync(world),
    }));

    private static Task<ModuleFormAnswer> FormAsync(PortalWorld world, Id<ProcessingModule> id) => world.SendAsync(PortalWorld.Administrator, new ModuleForm(id));

    private static Task<int> NameAsync(PortalWorld world, string code, string name) => world.DbAsync(async db =>
    {
        (await db.Products.SingleAsync(product => product.Code == code)).SetUpBy(true, name);
        return await db.SaveChangesAsync();
    });
}
