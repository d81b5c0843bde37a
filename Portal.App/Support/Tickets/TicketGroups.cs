using Microsoft.EntityFrameworkCore;
using Portal.Domain.Partners;
using Portal.Infrastructure;

namespace Portal.App.Support;

internal static class TicketGroupsQuery
{
    /// <summary>The groups that tickets can belong to: the common ones, and those that partners named for their orders.</summary>
    public static async Task<IReadOnlyList<string>> TicketGroupsAsync(this PortalDb db, CancellationToken cancellation)
    {
        var settings = await db.Partners.Select(partner => EF.Property<List<PartnerSetting>>(partner, "_settings")).ToListAsync(cancellation);
        var named = settings.SelectMany(own => own).Where(setting => setting.Key == PartnerSettings.TicketGroup.Key).Select(setting => setting.Value);
        return [.. TicketWords.Groups.Concat(named.Where(group => group.Length > 0)).Distinct(StringComparer.Ordinal)];
    }
}
