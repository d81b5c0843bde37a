using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Support;

namespace Portal.Infrastructure.Search;

/// <summary>Statements that bring the index up to what is saved, sent together in the transaction of the save.</summary>
internal sealed class SearchScript(bool isPostgres)
{
    // SQLite takes 32,766 parameters at a time; long statements are not faster than a few.
    private const int MostArguments = 2000;

    private readonly StringBuilder _sql = new();
    private readonly List<object> _arguments = [];

    public async Task FlushAsync(PortalDb db, CancellationToken cancellation)
    {
        if (_sql.Length == 0)
            return;
        try
        {
            await db.Database.ExecuteSqlRawAsync(_sql.ToString(), _arguments, cancellation);
        }
        catch (DbException error)
        {
            throw new DbUpdateException("The search index could not be written.", error);
        }
        _sql.Clear();
        _arguments.Clear();
    }

    public Task FlushWhenLongAsync(PortalDb db, CancellationToken cancellation) => _arguments.Count < MostArguments ? Task.CompletedTask : FlushAsync(db, cancellation);

    /// <summary>A new row, or all of one that may be known already.</summary>
    public void Write(SearchKind kind, SearchSource source, IEnumerable<TicketMessage> messages)
    {
        var (shown, inner) = TextOf(messages);
        var body = $"{Text(source.Body)}{Quoted(source)} || {Text(shown)}";
        var about = source.CustomerId is { } customer && kind != SearchKind.Customer ? Quote(customer, mayChange: true) : "''";
        var names = """ "Kind", "PartnerId", "CustomerId", "RowId", "Head", "Starts", "Body", "About", "Inner" """;
        var values = $"'{kind}', {IdOrNull(source.PartnerId)}, {IdOrNull(source.CustomerId)}, {Argument(source.Id)}, {Text(source.Head)}, {Text(source.Starts)}, {body}, {about}, {Text(inner)}";
        _sql.Append(isPostgres
            ? $"""INSERT INTO "SearchEntries" ("Place", "Slices", {names}) SELECT place, {PostgresSearch.Slices(kind, source.PartnerId)}, {values} FROM nextval('{PostgresSearch.Sequence(kind)}') AS place"""
            : $"""INSERT INTO "SearchEntries" ("Code", "PartnerCode", {names}) SELECT '{SqliteSearch.CodeOf(kind)}', '{SqliteSearch.CodeOf(kind, source.PartnerId)}', {values} WHERE true""");
        _sql.Append("""
             ON CONFLICT ("RowId") DO UPDATE SET "Head" = excluded."Head", "Starts" = excluded."Starts", "Body" = excluded."Body", "About" = excluded."About", "Inner" = excluded."Inner"
            WHERE "SearchEntries"."Head" <> excluded."Head" OR "SearchEntries"."Starts" <> excluded."Starts"
            OR "SearchEntries"."Body" <> excluded."Body" OR "SearchEntries"."About" <> excluded."About" OR "SearchEntries"."Inner" <> excluded."Inner";

            """);
    }

    public void Change(SearchSource source, bool head, bool body)
    {
        var sets = new List<string>();
        if (head)
            sets.Add($"""
                "Head" = {Text(source.Head)}, "Starts" = {Text(source.Starts)}
                """);
        if (body)
            sets.Add($"""
                "Body" = {Text(source.Body)}{Quoted(source)}
                """);
        _sql.Append(CultureInfo.InvariantCulture, $"""UPDATE "SearchEntries" SET {string.Join(", ", sets)} WHERE "RowId" = {Argument(source.Id)};""").AppendLine();
    }

    /// <summary>Whatever belongs to the customer is found by the new name, and by the old one no more.</summary>
    public void Rename(SearchSource customer)
    {
        var (about, id) = (Text(customer.Head), Argument(customer.Id));
        _sql.Append(CultureInfo.InvariantCulture, $"""UPDATE "SearchEntries" SET "About" = {about} WHERE "CustomerId" = {id} AND "RowId" <> {id} AND "About" <> {about};""").AppendLine();
    }

    public void Add(TicketMessage message)
    {
        var (shown, inner) = TextOf([message]);
        var (column, text) = message.IsInternal ? ("Inner", inner) : ("Body", shown);
        if (text.Length > 0)
            _sql.Append(CultureInfo.InvariantCulture, $"""UPDATE "SearchEntries" SET "{column}" = "{column}" || {Text(text)} WHERE "RowId" = {Argument(message.TicketId.Value)};""").AppendLine();
    }

    public void Remove(Guid id) => _sql.Append(CultureInfo.InvariantCulture, $"""DELETE FROM "SearchEntries" WHERE "RowId" = {Argument(id)};""").AppendLine();

    private static (string Shown, string Inner) TextOf(IEnumerable<TicketMessage> messages)
    {
        var both = messages.ToLookup(message => message.IsInternal, message => message.Body);
        return (SearchEntry.TextOf(both[false]), SearchEntry.TextOf(both[true]));
    }

    private string Quoted(SearchSource source) => string.Concat(source.Quotes.Select(id => $" || {Quote(id)}"));

    // Whoever renames the customer at this moment waits for this row, and then renames it too.
    private string Quote(Guid id, bool mayChange = false) =>
        $"""COALESCE((SELECT "Head" FROM "SearchEntries" WHERE "RowId" = {Argument(id)}{(mayChange && isPostgres ? " FOR SHARE" : "")}), '')""";

    private string IdOrNull(Guid? id) => id is { } known ? Argument(known) : "NULL";

    private string Text(string text) => text.Length == 0 ? "''" : Argument(text);

    private string Argument(object value)
    {
        _arguments.Add(value);
        return "{" + (_arguments.Count - 1).ToString(CultureInfo.InvariantCulture) + "}";
    }
}
