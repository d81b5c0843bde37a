using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Infrastructure.Search;

namespace Portal.Infrastructure;

/// <summary>Brings the database to this program's version at start. EF Core's migration lock keeps two nodes from doing it at once.</summary>
public static class DatabaseMigration
{
    /// <exception cref="SettingMissing">The database was written by a newer program, or by one from before the first release.</exception>
    public static async Task MigrateAsync(PortalDb db, CancellationToken cancellation)
    {
        var known = db.GetService<IMigrationsAssembly>().Migrations.Keys.ToHashSet(StringComparer.Ordinal);
        if (await db.Database.CanConnectAsync(cancellation))
        {
            var unknown = (await db.Database.GetAppliedMigrationsAsync(cancellation)).Where(applied => !known.Contains(applied)).Order(StringComparer.Ordinal).ToList();
            if (unknown.Count > 0 && string.CompareOrdinal(unknown[0], known.Min(StringComparer.Ordinal)) < 0)
                throw new SettingMissing("The database was made by a program from before the first release, whose tables differ. Start that program to read it; "
                    + "for this one choose an empty database or another Portal:DataDirectory. Demo data is written anew: move the data directory away.");
            if (unknown.Count > 0)
                throw new SettingMissing($"The database is newer than this program (it knows no “{unknown[^1]}”). Start the newer program, or restore a backup made before it ran.");
        }
        await db.Database.MigrateAsync(cancellation);
        await SearchTables.PrepareAsync(db, cancellation);
    }
}
