using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Portal.Infrastructure.Search;

/// <summary>What rows of one type are found by. All of them stand in <see cref="Searchables"/>.</summary>
public abstract class Searchable(SearchKind kind, Type type)
{
    public SearchKind Kind => kind;
    public Type Type => type;

    internal abstract SearchSource Read(object row);

    /// <summary>Which parts of the text a change touches.</summary>
    internal abstract (bool Head, bool Body) Touched(EntityEntry entry);

    /// <summary>Rows after this id, oldest first, with everything that is searched in them.</summary>
    internal abstract Task<IReadOnlyList<object>> AfterAsync(PortalDb db, Guid id, int most, CancellationToken cancellation);
}

/// <param name="Quotes">Rows whose head belongs to the text of this one: the order of a service, the service of a task.</param>
internal sealed record SearchSource(Guid Id, Guid? PartnerId, Guid? CustomerId, string Head, string Starts, string Body, IReadOnlyList<Guid> Quotes);

/// <param name="id">Of the row.</param>
/// <param name="partner">Whose users may find it; null for what only staff see.</param>
/// <param name="customer">Whose name it is found by as well.</param>
/// <param name="head">Numbers and names.</param>
/// <param name="headChanges">The properties that the head is made of and that can change.</param>
internal sealed class Searchable<T>(
    SearchKind kind, Func<T, Guid> id, Func<T, Guid?> partner, Func<T, Guid?> customer, Func<T, IEnumerable<string?>> head, params string[] headChanges) : Searchable(kind, typeof(T)) where T : class
{
    public Func<T, IEnumerable<string?>> Body { get; init; } = _ => [];

    /// <summary>The properties that the body is made of and that can change.</summary>
    public string[] BodyChanges { get; init; } = [];

    public Func<T, IEnumerable<Guid?>> Quotes { get; init; } = _ => [];

    /// <summary>What of the row lies in other tables.</summary>
    public Expression<Func<T, object?>>[] Parts { get; init; } = [];

    internal override SearchSource Read(object row)
    {
        var of = (T)row;
        return new(id(of), partner(of), customer(of), SearchEntry.TextOf(head(of)), SearchEntry.StartsOf(head(of)), SearchEntry.TextOf(Body(of)), [.. Quotes(of).OfType<Guid>()]);
    }

    internal override (bool Head, bool Body) Touched(EntityEntry entry) => (headChanges.Any(name => IsChanged(entry, name)), BodyChanges.Any(name => IsChanged(entry, name)));

    internal override async Task<IReadOnlyList<object>> AfterAsync(PortalDb db, Guid id, int most, CancellationToken cancellation)
    {
        var after = new Domain.Id<T>(id);
        var rows = db.Set<T>().AsNoTracking().Where(row => EF.Property<Domain.Id<T>>(row, "Id") > after).OrderBy(row => EF.Property<Domain.Id<T>>(row, "Id")).Take(most);
        return await Parts.Aggregate(rows, (all, part) => all.Include(part)).ToListAsync(cancellation);
    }

    private static bool IsChanged(EntityEntry entry, string name) =>
        entry.Metadata.FindProperty(name) is null ? entry.ComplexProperty(name).IsModified : entry.Property(name).IsModified;
}
