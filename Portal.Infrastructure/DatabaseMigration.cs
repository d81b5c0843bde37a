using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Portal.Infrastructure;

/// <summary>Brings the database to this program's version at start. EF Core's migration lock keeps two nodes from doing it at once.</summary>
public static class DatabaseMigration
{
    /// <exception cref="SettingMissing">The database was written by a newer program.</exception>
    public static async Task MigrateAsync(PortalDb db, CancellationToken cancellation)
    {
        var known = db.GetService<IMigrationsAssembly>().Migrations.Keys.ToHashSet(StringComparer.Ordinal);
        if (await db.Database.CanConnectAsync(cancellation))
        {
            var newer = (await db.Database.GetAppliedMigrationsAsync(cancellation)).Where(applied => !known.Contains(applied)).ToList();
            if (newer.Count > 0)
                throw new SettingMissing($"The database is newer than this program (it knows no “{newer[^1]}”). Start the newer program, or restore a backup made before it ran.");
        }
        await db.Database.MigrateAsync(cancellation);
    }
}
