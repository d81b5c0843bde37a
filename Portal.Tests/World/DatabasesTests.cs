using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Portal.Tests.World;

public sealed class A_test_database
{
    [Theory, OnEveryDatabase]
    public async Task Is_migrated_and_empty(string provider)
    {
        await using var database = await Databases.CreateAsync(provider);
        await using var db = database.Open();
        (await db.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
        (await db.Database.GetAppliedMigrationsAsync()).ShouldNotBeEmpty();
        (await db.Partners.CountAsync()).ShouldBe(0);
    }

    [Theory, OnEveryDatabase]
    public async Task Has_a_migration_for_all_that_the_model_says(string provider)
    {
        await using var database = await Databases.CreateAsync(provider);
        await using var db = database.Open();
        db.Database.HasPendingModelChanges().ShouldBeFalse("run docs/add-migration.sh");
    }

    /// <summary>The program reads a model that was written beforehand (docs/decisions/05); one that is behind the mapping would store the wrong thing.</summary>
    [Theory, OnEveryDatabase]
    public async Task Has_a_compiled_model_that_says_what_the_mapping_says(string provider)
    {
        await using var database = await Databases.CreateAsync(provider);
        await using var db = database.Open();
        db.Model.GetType().Namespace.ShouldStartWith("Portal.Infrastructure.CompiledModels.");

        var mapped = db.GetService<IModelSource>().GetModel(db, db.GetService<ModelCreationDependencies>(), designTime: false);

        Lines(db.Model).ShouldNotBeEmpty();
        Lines(db.Model).Except(Lines(mapped)).ShouldBeEmpty("run docs/add-migration.sh");
        Lines(mapped).Except(Lines(db.Model)).ShouldBeEmpty("run docs/add-migration.sh");
    }

    [Theory, OnEveryDatabase]
    public async Task Belongs_to_one_test_alone(string provider)
    {
        await using var one = await Databases.CreateAsync(provider);
        await using var other = await Databases.CreateAsync(provider);

        await using (var db = one.Open())
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "Counters" ("Name", "Last") VALUES ('x', 1)""");

        (await CountersOf(one)).ShouldBe(1);
        (await CountersOf(other)).ShouldBe(0);
    }

    [Theory, OnEveryDatabase]
    public async Task Is_gone_afterwards(string provider)
    {
        var database = await Databases.CreateAsync(provider);
        await using var db = database.Open();
        (await db.Database.CanConnectAsync()).ShouldBeTrue();
        await db.Database.CloseConnectionAsync();

        await database.DisposeAsync();

        await Should.ThrowAsync<DbException>(() => CountersOf(database));
    }

    /// <summary>What each property, key and index of each type says, and what each column is stored as.</summary>
    private static List<string> Lines(IModel model) =>
    [
        .. model.GetEntityTypes().SelectMany(type => type.ToDebugString(MetadataDebugStringOptions.ShortDefault).Split('\n').Select(line => $"{type.Name}: {line.Trim()}")),
        .. model.GetRelationalModel().Tables.SelectMany(table => table.Columns, (table, column) => $"{table.Name}.{column.Name} {column.StoreType} {column.IsNullable} {column.ProviderClrType.Name}"),
    ];

    private static async Task<int> CountersOf(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.Database.SqlQuery<int>($"""SELECT CAST(COUNT(*) AS INTEGER) AS "Value" FROM "Counters" """).SingleAsync();
    }
}
