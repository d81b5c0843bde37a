using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Provisioning;
using Portal.Domain.Services;
using Portal.Infrastructure;

namespace Portal.App.Provisioning;

/// <summary>Which modules there are for a service or a product now, and how busy and full they are (SPEC 7).</summary>
internal static class ModuleDesk
{
    /// <summary>Who can carry an operation out: the module that set the service up, before that all that serve its product. Modules are few: they are read whole.</summary>
    public static async Task<List<ProcessingModule>> ModulesForAsync(this PortalDb db, Service service, CancellationToken cancellation) => service.ModuleId is { } own
        ? await db.Modules.AsNoTracking().Where(module => module.Id == own && module.Enabled).ToListAsync(cancellation)
        : [.. (await db.Modules.AsNoTracking().Where(module => module.Enabled).ToListAsync(cancellation)).Where(module => module.Serves(service.ProductId))];

    /// <summary>How failures of this kind are retried: as staff set it, else by the ordinary rule.</summary>
    public static async Task<RetryRule> RetryRuleAsync(this PortalDb db, OperationKind kind, CancellationToken cancellation) =>
        await db.RetryRules.AsNoTracking().SingleOrDefaultAsync(row => row.Kind == kind, cancellation) ?? new RetryRule(kind);

    /// <summary>As they stand at this moment: calls under way, and errors that are still remembered.</summary>
    public static async Task<List<ModuleCandidate>> CandidatesAsync(this PortalDb db, IReadOnlyList<ProcessingModule> modules, Service service, DateTime now, CancellationToken cancellation)
    {
        var ids = modules.Select(module => (Id<ProcessingModule>?)module.Id).ToList();
        var running = await db.Operations.Where(row => row.Status == OperationStatus.Running && ids.Contains(row.ModuleId) && row.NextTryAt > now)
            .GroupBy(row => row.ModuleId).Select(group => new { Module = group.Key, Calls = group.Count() }).ToDictionaryAsync(group => group.Module!.Value, group => group.Calls, cancellation);
        return [.. modules.Select(module => new ModuleCandidate(
            module.Id, module.Priority, module.HasErrorsAt(now), module.ParallelLimit, running.GetValueOrDefault(module.Id), service.ModuleId == module.Id))];
    }

    /// <summary>
    /// What modules can set up of these products now. Nothing is read when none of them is set up by modules; services are counted only where
    /// a capacity says so.
    /// </summary>
    public static async Task<ModuleSupply> SupplyAsync(this PortalDb db, IEnumerable<Product> products, CancellationToken cancellation)
    {
        if (!products.Any(product => product.NeedsSetup))
            return ModuleSupply.NotNeeded;
        var modules = await db.Modules.AsNoTracking().Where(module => module.Enabled).ToListAsync(cancellation);
        var limited = modules.Where(module => module.Capacity is not null).Select(module => (Id<ProcessingModule>?)module.Id).ToList();
        var held = limited.Count == 0 ? [] : await db.Services
            .Where(service => limited.Contains(service.ModuleId) && (service.Status == ServiceStatus.Active || service.Status == ServiceStatus.Suspended || service.Status == ServiceStatus.InProgress))
            .GroupBy(service => service.ModuleId).Select(group => new { Module = group.Key, Services = group.Count() }).ToDictionaryAsync(group => group.Module!.Value, group => group.Services, cancellation);
        return new(modules, held);
    }
}

/// <summary>What can be offered, and what of it can be paid before it is set up (SPEC 7).</summary>
/// <param name="held">Services that each module with a capacity holds.</param>
internal sealed class ModuleSupply(IReadOnlyList<ProcessingModule> modules, IReadOnlyDictionary<Id<ProcessingModule>, int> held)
{
    public static ModuleSupply NotNeeded { get; } = new([], new Dictionary<Id<ProcessingModule>, int>());

    /// <summary>Nothing to set up, or a module that works for it: otherwise it is not offered.</summary>
    public bool Serves(Product product) => !product.NeedsSetup || modules.Any(module => module.Serves(product.Id));

    /// <summary>Also room in one of them now: otherwise it can be ordered as a request only.</summary>
    public bool HasRoomFor(Product product) =>
        !product.NeedsSetup || modules.Any(module => module.Serves(product.Id) && (module.Capacity is not { } most || held.GetValueOrDefault(module.Id) < most));
}
