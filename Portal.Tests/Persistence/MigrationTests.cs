using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Api.Persistence;

namespace Portal.Tests.Persistence;

/// <summary>Migrations are kept without the models of their times (Decision 28): nothing but what they do says what comes out.</summary>
public sealed class MigrationTests
{
    // SQLite takes no key into a table that is there: what came to subscriptions later has one in the model alone, and plans are never deleted.
    private const string Schema =
        """
        SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk FROM sqlite_schema t, pragma_table_xinfo(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\' AND t.name <> 'sqlite_sequence'
        UNION ALL SELECT 'key ' || t.name || ' ' || k."from" || ' ' || k."table" || ' ' || k."to" || ' ' || k.on_delete FROM sqlite_schema t, pragma_foreign_key_list(t.name) k WHERE t.type = 'table' AND k."from" <> 'WantedPlanId'
        UNION ALL SELECT sql FROM sqlite_schema WHERE type <> 'table' AND sql IS NOT NULL
        ORDER BY 1
        """;

    [Fact]
    public async Task A_folder_that_stopped_at_the_first_migration_comes_to_what_the_model_says()
    {
        await using var older = Open();
        await using var made = Open();
        await older.Database.MigrateAsync(older.Database.GetMigrations().First(), TestContext.Current.CancellationToken);

        await older.Database.MigrateAsync(TestContext.Current.CancellationToken);

        await made.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        Assert.Equal(await SchemaAsync(made), await SchemaAsync(older));
    }

    [Fact]
    public void Every_migration_says_itself_of_which_context_and_which_one_it_is_and_keeps_no_model()
    {
        using var db = Open();
        var migrations = typeof(SqlitePortalDbContext).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Migration))).ToList();

        Assert.Equal(migrations.Select(type => type.Name).Order(), db.Database.GetMigrations().Select(id => id.Split('_')[1]).Order());
        Assert.All(migrations, type => Assert.Empty(((Migration)Activator.CreateInstance(type)!).TargetModel.GetEntityTypes()));
    }

    private static Task<List<string>> SchemaAsync(SqlitePortalDbContext db) => db.Database.SqlQueryRaw<string>(Schema).ToListAsync(TestContext.Current.CancellationToken);

    private static SqlitePortalDbContext Open()
    {
        var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        return new SqlitePortalDbContext(new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite(memory, contextOwnsConnection: true).Options);
    }
}
