using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Portal.Infrastructure;

/// <summary>Only for writing migrations (docs/add-migration.sh): no database is opened.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqlitePortalDb>
{
    public SqlitePortalDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlitePortalDb>();
        DatabaseSetup.UseSqlite(options, "Data Source=design.db");
        return new(options.Options);
    }
}

/// <inheritdoc cref="SqliteDesign"/>
public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresPortalDb>
{
    public PostgresPortalDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresPortalDb>();
        DatabaseSetup.UsePostgres(options, "Host=localhost;Database=design");
        return new(options.Options);
    }
}
