using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Kit;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Provisioning;
using Portal.Infrastructure;
using Portal.Infrastructure.Search;

namespace Portal.App.Provisioning;

/// <summary>Open: all that are not over. Failed: the last try failed, and it is tried again or waits for a person. Manual: a task stands for it.</summary>
public enum OperationFilter { Open, Waiting, Running, Failed, Manual, Done }

/// <summary>The list <b>Current operations</b>: what is done to services now, newest first (SPEC 7).</summary>
[Staff]
public sealed record CurrentOperations(OperationFilter Filter, ListCursor At, string? Search = null) : IRequest<CurrentOperationsAnswer>;

/// <param name="Counts">Up to <see cref="Counted.Most"/>; none of what is done.</param>
public sealed record CurrentOperationsAnswer(ListPage<OperationRow> Page, IReadOnlyDictionary<OperationFilter, int> Counts);

/// <param name="ModuleName">Of the last try; null before the first.</param>
/// <param name="Attempts">All tries, whatever came of them.</param>
/// <param name="NextTryAt">Null when nothing happens by itself.</param>
public sealed record OperationRow(
    Id<Operation> Id, OperationKind Kind, OperationStatus Status, int Failures, int Attempts, string? ModuleName, string ServiceNumber, string ServiceName,
    string CustomerNumber, string CustomerName, DateTime? NextTryAt, string LastError, DateTime CreatedAt, DateTime? DoneAt)
{
    /// <summary>What staff can do with it: a module that is at work is left alone.</summary>
    public bool CanRestart => Status is OperationStatus.Waiting or OperationStatus.Manual;

    public bool CanGoManual => Status == OperationStatus.Waiting;
}

public sealed class CurrentOperationsHandler(PortalDb db, CurrentActor actor) : IRequestHandler<CurrentOperations, CurrentOperationsAnswer>
{
    public async Task<CurrentOperationsAnswer> Handle(CurrentOperations request, CancellationToken cancellationToken)
    {
        var found = await db.Operations.Of(request.Filter).BesideAsync(db, actor.Value, SearchKind.Operation, request.Search, request.At, cancellationToken);
        var rows = await found.Rows.RowsAsync(db, cancellationToken);
        var counts = new Dictionary<OperationFilter, int>();
        foreach (var filter in Enum.GetValues<OperationFilter>().Where(filter => filter != OperationFilter.Done))
            counts[filter] = await db.Operations.Of(filter).CountUpToMostAsync(cancellationToken);
        return new(found.Page(rows, row => row.Id.ToString()), counts);
    }
}

internal static class OperationRows
{
    public static IQueryable<Operation> Of(this IQueryable<Operation> operations, OperationFilter filter) => filter switch
    {
        OperationFilter.Open => operations.Where(row => row.Status == OperationStatus.Waiting || row.Status == OperationStatus.Running || row.Status == OperationStatus.Manual),
        OperationFilter.Waiting => operations.Where(row => row.Status == OperationStatus.Waiting),
        OperationFilter.Running => operations.Where(row => row.Status == OperationStatus.Running),
        OperationFilter.Failed => operations.Where(row => (row.Status == OperationStatus.Waiting || row.Status == OperationStatus.Manual) && row.Failures > 0),
        OperationFilter.Manual => operations.Where(row => row.Status == OperationStatus.Manual),
        OperationFilter.Done => operations.Where(row => row.Status == OperationStatus.Done || row.Status == OperationStatus.Canceled),
    };

    /// <summary>Rows of a page with the names that people know them by.</summary>
    public static async Task<List<OperationRow>> RowsAsync(this IQueryable<Operation> page, PortalDb db, CancellationToken cancellation)
    {
        var rows = await (
            from operation in page.AsNoTracking()
            join service in db.Services on operation.ServiceId equals service.Id
            join customer in db.Customers on operation.CustomerId equals customer.Id
            select new
            {
                Operation = operation, ServiceNumber = service.Number, ServiceName = service.Name, CustomerNumber = customer.Number, CustomerName = customer.Name,
                Module = db.Modules.Where(module => module.Id == operation.ModuleId).Select(module => module.Name).FirstOrDefault(),
            }).ToListAsync(cancellation);
        return [.. rows.Select(row => new OperationRow(
            row.Operation.Id, row.Operation.Kind, row.Operation.Status, row.Operation.Failures, row.Operation.Attempts.Count, row.Module, row.ServiceNumber, row.ServiceName,
            row.CustomerNumber, row.CustomerName, row.Operation.NextTryAt, row.Operation.LastError, row.Operation.CreatedAt, row.Operation.DoneAt))];
    }
}
