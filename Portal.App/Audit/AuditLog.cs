using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.App.Partners;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Infrastructure;

namespace Portal.App.Audit;

/// <summary>Who did what, newest first.</summary>
/// <param name="Action">Exactly this action, such as setting.changed.</param>
/// <param name="Partner">The code of the only partner to show.</param>
/// <param name="Actor">Exactly this name.</param>
[Staff]
public sealed record AuditLog(string? Action, string? Partner, string? Actor, ListCursor Cursor) : IRequest<AuditLogAnswer>;

/// <param name="Actions">Every action that was ever written, to filter by.</param>
public sealed record AuditLogAnswer(ListPage<AuditRow> Page, IReadOnlyList<string> Actions, IReadOnlyList<PartnerChoice> Partners);

public sealed record AuditRow(Id<AuditEntry> Id, DateTime At, string Actor, string Action, string Subject, string OldValue, string NewValue, string? Partner);

public sealed class AuditLogHandler(PortalDb db) : IRequestHandler<AuditLog, AuditLogAnswer>
{
    private const int MostActions = 100;

    public async Task<AuditLogAnswer> Handle(AuditLog request, CancellationToken cancellationToken)
    {
        var partners = await db.PartnerChoicesAsync(cancellationToken);
        var entries = db.Audit.AsNoTracking();
        if (request.Action is { Length: > 0 } action)
            entries = entries.Where(entry => entry.Action == action);
        if (request.Actor is { Length: > 0 } who)
            entries = entries.Where(entry => entry.Actor == who);
        if (partners.FirstOrDefault(choice => choice.Code == request.Partner)?.Id is { } partner)
            entries = entries.Where(entry => entry.PartnerId == partner);
        var rows = await entries.Beside(request.Cursor).Rows(db).ToListAsync(cancellationToken);
        return new(ListPage.Of(rows, request.Cursor, row => row.Id.ToString()), await ActionsAsync(cancellationToken), partners);
    }

    // From one action to the next along the index: as many steps as there are actions, however long the log is.
    private async Task<IReadOnlyList<string>> ActionsAsync(CancellationToken cancellation)
    {
        var actions = new List<string>();
        for (var last = ""; actions.Count < MostActions; actions.Add(last))
        {
            var from = last;
            var next = await db.Audit.Where(entry => entry.Action.CompareTo(from) > 0).OrderBy(entry => entry.Action).Select(entry => entry.Action).FirstOrDefaultAsync(cancellation);
            if (next is null)
                break;
            last = next;
        }
        return actions;
    }
}

public static class AuditRows
{
    /// <summary>The rows that pages show, each with the name of its partner.</summary>
    public static IQueryable<AuditRow> Rows(this IQueryable<AuditEntry> entries, PortalDb db) => entries.Select(entry => new AuditRow(
        entry.Id, entry.At, entry.Actor, entry.Action, entry.Subject, entry.OldValue, entry.NewValue,
        db.Partners.Where(partner => partner.Id == entry.PartnerId).Select(partner => partner.Name).FirstOrDefault()));
}
