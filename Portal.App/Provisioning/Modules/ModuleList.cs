using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;

namespace Portal.App.Provisioning;

/// <summary>All processing modules, first those that are asked first, and how failures are retried.</summary>
[Staff]
public sealed record ModuleList : IRequest<ModuleListAnswer>;

/// <param name="Rules">One per kind of operation; the ordinary one where nothing was set.</param>
public sealed record ModuleListAnswer(IReadOnlyList<ModuleRow> Rows, IReadOnlyList<RetryRuleRow> Rules);

/// <param name="Running">Operations that it is at work on.</param>
/// <param name="NotWorking">Linked products whose last check failed.</param>
public sealed record ModuleRow(
    Id<ProcessingModule> Id, string Name, ModuleKind Kind, bool Enabled, string Department, int Priority, int ParallelLimit, int? Capacity, int Products, int NotWorking,
    int Running, bool HasErrors, DateTime? LastErrorAt);

public sealed record RetryRuleRow(OperationKind Kind, int EveryMinutes, int MostFailures);

public sealed class ModuleListHandler(PortalDb db, TimeProvider clock) : IRequestHandler<ModuleList, ModuleListAnswer>
{
    public async Task<ModuleListAnswer> Handle(ModuleList request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // Modules are set up by hand and so few that they need no pages.
        var modules = await db.Modules.AsNoTracking().ToListAsync(cancellationToken);
        var departments = await db.Departments.ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        var running = await db.Operations.Where(row => row.Status == OperationStatus.Running && row.ModuleId != null).GroupBy(row => row.ModuleId)
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var rules = await db.RetryRules.AsNoTracking().ToListAsync(cancellationToken);
        return new(
            [.. modules.OrderByDescending(row => row.Enabled).ThenByDescending(row => row.Priority).ThenBy(row => row.Id.Value).Select(row => new ModuleRow(
                row.Id, row.Name, row.Kind, row.Enabled, departments.GetValueOrDefault(row.DepartmentId, ""), row.Priority, row.ParallelLimit, row.Capacity, row.Links.Count,
                row.Links.Count(link => !link.Works), running.Find(one => one.Key == row.Id)?.Count ?? 0, row.HasErrorsAt(now), row.LastErrorAt))],
            [.. Enum.GetValues<OperationKind>().Select(kind => rules.Find(rule => rule.Kind == kind) ?? new RetryRule(kind))
                .Select(rule => new RetryRuleRow(rule.Kind, rule.EveryMinutes, rule.MostFailures))]);
    }
}
