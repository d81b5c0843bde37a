using Microsoft.EntityFrameworkCore;
using Portal.Domain.Support;

namespace Portal.Infrastructure.Search;

/// <summary>What a save means for the index: taken before it, while the changes are known, and written after it in the same transaction.</summary>
internal sealed class SearchChanges
{
    private readonly List<(Searchable Of, SearchSource Source)> _added = [];
    private readonly List<(Searchable Of, SearchSource Source, bool Head, bool Body)> _changed = [];
    private readonly List<TicketMessage> _messages = [];
    private readonly List<Guid> _removed = [];

    private SearchChanges() { }

    public bool IsEmpty => _added.Count + _changed.Count + _messages.Count + _removed.Count == 0;

    public static SearchChanges Of(PortalDb db)
    {
        var changes = new SearchChanges();
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (entry is { Entity: TicketMessage message, State: EntityState.Added })
                changes._messages.Add(message);
            if (Searchables.Of(entry.Metadata.ClrType) is not { } searchable)
                continue;
            if (entry.State == EntityState.Added)
                changes._added.Add((searchable, searchable.Read(entry.Entity)));
            else if (entry.State == EntityState.Deleted)
                changes._removed.Add(searchable.Read(entry.Entity).Id);
            else if (searchable.Touched(entry) is { } touched && (touched.Head || touched.Body))
                changes._changed.Add((searchable, searchable.Read(entry.Entity), touched.Head, touched.Body));
        }
        return changes;
    }

    public async Task WriteAsync(PortalDb db, CancellationToken cancellation)
    {
        var script = new SearchScript(db.Database.IsNpgsql());
        // What is quoted comes first.
        foreach (var (of, source) in _added.OrderBy(row => row.Of.Kind).ThenBy(row => row.Source.Id))
        {
            script.Write(of.Kind, source, []);
            await script.FlushWhenLongAsync(db, cancellation);
        }
        foreach (var (of, source, head, body) in _changed)
        {
            script.Change(source, head, body);
            if (of.Kind == SearchKind.Customer && head)
                script.Rename(source);
            await script.FlushWhenLongAsync(db, cancellation);
        }
        foreach (var message in _messages)
        {
            script.Add(message);
            await script.FlushWhenLongAsync(db, cancellation);
        }
        foreach (var id in _removed)
            script.Remove(id);
        await script.FlushAsync(db, cancellation);
    }
}
