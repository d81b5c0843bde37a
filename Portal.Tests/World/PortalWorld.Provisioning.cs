using Microsoft.EntityFrameworkCore;
using Portal.App.Provisioning;
using Portal.App.Shell;
using Portal.Domain.Catalog;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Infrastructure.Provisioning;

namespace Portal.Tests.World;

/// <summary>Departments, modules and the operations that they run.</summary>
public sealed partial class PortalWorld
{
    public async Task<Department> ADepartmentAsync(string name = "Network", params Actor[] members)
    {
        var department = new Department(name);
        department.Have(members.Select(member => member.UserId!.Value));
        return await SaveAsync(department);
    }

    /// <summary>A product that modules set up, called item at their side.</summary>
    public async Task<Product> AProductToSetUpAsync(string code = "server", decimal price = 100m, IEnumerable<AddOn>? addOns = null, params Parameter[] parameters)
    {
        var product = new Product(code, ProductDescription.Empty with { Name = code }, ProductType.Recurring, BillingPeriod.Month, "standard");
        product.SetPrice(Money.Of(price, Currency.Eur), Money.Zero(Currency.Eur));
        product.Ask(addOns ?? [], parameters, SettingsForm.Plain, quickOrder: true);
        product.SetUpBy(modules: true, "item");
        return await SaveAsync(product);
    }

    /// <summary>A module that serves the products and has been checked.</summary>
    public async Task<ProcessingModule> AModuleAsync(ModuleKind kind, IEnumerable<Product> products, int parallel = 0, int priority = 0, int? capacity = null, params (string Name, string Value)[] settings)
    {
        var department = await DbAsync(db => db.Departments.FirstOrDefaultAsync()) ?? await ADepartmentAsync();
        var module = new ProcessingModule(kind.ToString(), kind, department.Id);
        module.Change(module.Name, enabled: true, department.Id, priority, parallel, capacity, settings.Select(setting => new ModuleSetting(setting.Name, setting.Value)));
        foreach (var product in products)
            module.Link(product.Id, works: true, "found", Now);
        return await SaveAsync(module);
    }

    public Task<List<StaffTask>> TasksAsync() => DbAsync(db => db.StaffTasks.AsNoTracking().OrderBy(row => row.Id).ToListAsync());

    public Task<List<SimulatedCall>> SimulatorLedgerAsync() => DbAsync(db => db.SimulatedCalls.AsNoTracking().OrderBy(row => row.Key).ToListAsync());

    public async Task<Service> ReloadedAsync(Service service) => (await DbAsync(db => db.Services.AsNoTracking().SingleOrDefaultAsync(row => row.Id == service.Id))).ShouldNotBeNull();

    /// <summary>What a worker does with everything that is due now.</summary>
    public async Task<int> RunDueOperationsAsync()
    {
        var due = await DbAsync(db => db.Operations.Where(row => row.NextTryAt <= Now).Select(row => row.Id).ToListAsync());
        var ran = 0;
        foreach (var id in due)
            if (await SendAsync(Actor.System, new RunOperation(id)))
                ran++;
        return ran;
    }
}
