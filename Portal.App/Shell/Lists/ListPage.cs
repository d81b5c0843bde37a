using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Infrastructure;

namespace Portal.App.Shell;

/// <summary>
/// Where in a list to read, as the address of the page says it: from the top, or beside a row that the reader saw. Rows that
/// come or go never shift a page, and a list of a million rows is read as fast as one of fifty.
/// </summary>
public sealed record ListCursor(string? Older = null, string? Newer = null)
{
    public static ListCursor Top { get; } = new();

    public bool Upwards => Newer is not null && Older is null;
}

/// <summary>Some rows of a list, and the keys of its first and last row where the list goes on beyond them.</summary>
public sealed record ListPage<TRow>(IReadOnlyList<TRow> Rows, string? Newer, string? Older);

public static class ListPage
{
    /// <summary>Rows on one page of every list: set once, at the start, by <c>Portal:ListSize</c>.</summary>
    public static int Size { get; private set; } = 50;

    /// <exception cref="SettingMissing">Portal:ListSize is no number of rows that a page can show.</exception>
    internal static void ReadSize(IConfiguration configuration)
    {
        if (configuration["Portal:ListSize"] is not { Length: > 0 } text)
            return;
        Size = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= 500
            ? size
            : throw new SettingMissing($"Portal:ListSize is “{text}”; it must be a number of rows from 1 to 500.");
    }

    /// <summary>The rows beside the cursor by age of the id, one more than a page to know whether there are more. Ends with <see cref="Of"/>.</summary>
    public static IQueryable<T> Beside<T>(this IQueryable<T> rows, ListCursor cursor) where T : class
    {
        if (cursor.Upwards)
        {
            var after = Key<T>(cursor.Newer);
            return rows.Where(row => EF.Property<Id<T>>(row, "Id") > after).OrderBy(row => EF.Property<Id<T>>(row, "Id")).Take(Size + 1);
        }
        if (cursor.Older is null)
            return rows.OrderByDescending(row => EF.Property<Id<T>>(row, "Id")).Take(Size + 1);
        var before = Key<T>(cursor.Older);
        return rows.Where(row => EF.Property<Id<T>>(row, "Id") < before).OrderByDescending(row => EF.Property<Id<T>>(row, "Id")).Take(Size + 1);
    }

    /// <param name="read">In the order read: downwards, or upwards when the cursor says so.</param>
    public static ListPage<TRow> Of<TRow>(IReadOnlyList<TRow> read, ListCursor cursor, Func<TRow, string> key)
    {
        var more = read.Count > Size;
        var rows = read.Take(Size).ToList();
        if (cursor.Upwards)
            rows.Reverse();
        if (rows.Count == 0)
            return new([], null, null);
        // Coming from one side, there is something on that side: the row that the reader came from.
        var newer = cursor.Upwards ? more : cursor.Older is not null;
        var older = cursor.Upwards || more;
        return new(rows, newer ? key(rows[0]) : null, older ? key(rows[^1]) : null);
    }

    /// <summary>As <see cref="Beside"/>, for a list that shows on top what waits longest. Ends with <see cref="OldestFirst"/>.</summary>
    public static IQueryable<T> BesideOldestFirst<T>(this IQueryable<T> rows, ListCursor cursor) where T : class
    {
        if (cursor.Older is not null)
        {
            var before = Key<T>(cursor.Older);
            return rows.Where(row => EF.Property<Id<T>>(row, "Id") < before).OrderByDescending(row => EF.Property<Id<T>>(row, "Id")).Take(Size + 1);
        }
        if (cursor.Newer is null)
            return rows.OrderBy(row => EF.Property<Id<T>>(row, "Id")).Take(Size + 1);
        var after = Key<T>(cursor.Newer);
        return rows.Where(row => EF.Property<Id<T>>(row, "Id") > after).OrderBy(row => EF.Property<Id<T>>(row, "Id")).Take(Size + 1);
    }

    /// <param name="read">In the order read: from old to new, or the other way when the cursor asks for older ones.</param>
    public static ListPage<TRow> OldestFirst<TRow>(IReadOnlyList<TRow> read, ListCursor cursor, Func<TRow, string> key)
    {
        var back = cursor.Older is not null;
        var more = read.Count > Size;
        var rows = read.Take(Size).ToList();
        if (back)
            rows.Reverse();
        if (rows.Count == 0)
            return new([], null, null);
        return new(rows, Newer: back || more ? key(rows[^1]) : null, Older: (back ? more : cursor.Newer is not null) ? key(rows[0]) : null);
    }

    // A mistyped address shows the list from its end instead of an error.
    private static Id<T> Key<T>(string? text) => new(Guid.TryParse(text, out var id) ? id : Guid.Empty);
}
