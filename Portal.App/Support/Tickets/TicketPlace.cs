using System.Globalization;
using Portal.App.Shell;
using Portal.Domain;
using Portal.Domain.Support;

namespace Portal.App.Support;

/// <summary>A row's place in a list by last movement: its moment, and its id among those of the same moment.</summary>
internal readonly record struct TicketPlace(DateTime At, Id<Ticket> Id)
{
    /// <summary>As it stands in the address of a page.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{At.Ticks:x}-{Id.Value:N}");

    /// <summary>Null at the top of the list, also for a mistyped address.</summary>
    public static TicketPlace? Of(ListCursor cursor) => Of(cursor.Upwards ? cursor.Newer : cursor.Older);

    public static bool IsKey(string text) => Of(text) is not null;

    private static TicketPlace? Of(string? key) => key?.Split('-') is [var at, var id]
        && long.TryParse(at, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var ticks) && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
        && Guid.TryParse(id, out var guid) ? new(new DateTime(ticks, DateTimeKind.Utc), new(guid)) : null;
}
