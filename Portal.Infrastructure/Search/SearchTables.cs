using Microsoft.EntityFrameworkCore;

namespace Portal.Infrastructure.Search;

/// <summary>
/// Where the index lies. The entries are a table of the model; the index over them is what EF Core has no words for, so it is made after
/// the migrations, whichever they were.
/// </summary>
internal static class SearchTables
{
    public static void Configure(ModelBuilder model, bool isPostgres)
    {
        var table = model.Entity<SearchEntry>().ToTable("SearchEntries");
        table.HasIndex(entry => entry.CustomerId);
        if (isPostgres)
        {
            table.HasKey(entry => entry.RowId);
            table.Property(entry => entry.RowId).ValueGeneratedNever();
            return;
        }
        // The full-text index knows rows by a whole number that is never given twice.
        table.HasKey(entry => entry.Place);
        table.HasIndex(entry => entry.RowId).IsUnique();
        table.Ignore(entry => entry.Slices);
        table.Property<string>("Code").HasMaxLength(3);
        table.Property<string>("PartnerCode").HasMaxLength(3);
    }

    /// <summary>Makes what is missing; done again it changes nothing.</summary>
    /// <exception cref="SettingMissing">The database may not add what the search needs.</exception>
    public static Task PrepareAsync(PortalDb db, CancellationToken cancellation) =>
        db.Database.IsNpgsql() ? PostgresSearch.PrepareAsync(db, cancellation) : SqliteSearch.PrepareAsync(db, cancellation);
}
