using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Api.Hosting;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;

namespace Portal.Tests.Persistence;

/// <summary>What a folder may hold when the program starts, and what whoever runs it is told.</summary>
public sealed class DatabaseStartTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("travelz-database-").FullName;

    [Fact]
    public async Task Databases_are_for_the_eyes_of_the_programs_own_user_also_in_a_folder_that_others_may_look_into()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("These rights of files are Unix's.");
            return;
        }
        using var host = await StartAsync();
        await using var db = host.Services.GetRequiredService<PortalDbContextFactory>().Create();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE Written (Id INTEGER)", TestContext.Current.CancellationToken);

        Assert.Equal(["portal.db", "portal.db-shm", "portal.db-wal", "search.db"], Directory.GetFiles(_data).Select(Path.GetFileName).Order());
        foreach (var file in Directory.GetFiles(_data))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task A_database_of_a_later_version_is_left_alone_and_said_so()
    {
        using (var host = await StartAsync())
        {
            await using var db = host.Services.GetRequiredService<PortalDbContextFactory>().Create();
            await db.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '10.0.0')", TestContext.Current.CancellationToken);
        }

        var line = StartFailure.Explain(await Assert.ThrowsAnyAsync<Exception>(StartAsync));

        Assert.Equal("Not started: Data:Path holds a database that a later version of this program has changed (29990101000000_Later). Start that version, or restore the folder from a backup made before it.", line);
    }

    [Fact]
    public async Task A_damaged_database_is_told_with_its_folder_and_what_to_do()
    {
        await File.WriteAllTextAsync(Path.Combine(_data, "portal.db"), new string('x', 8192), TestContext.Current.CancellationToken);

        var line = StartFailure.Explain(await Assert.ThrowsAnyAsync<Exception>(StartAsync));

        Assert.StartsWith("Not started: Data:Path holds a portal.db that is damaged", line, StringComparison.Ordinal);
        Assert.EndsWith("Restore the folder from a backup, or start with an empty one.", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(13, "lies on a disk that is full")]
    [InlineData(8, "may read and write every file")]
    [InlineData(5, "another process has held")]
    public void What_keeps_a_database_from_being_written_is_told_with_the_setting_of_its_folder(int code, string expected) =>
        Assert.Contains(expected, StartFailure.Explain(new DbUpdateException("as a save wraps it", new SqliteException("words", code))), StringComparison.Ordinal);

    public void Dispose()
    {
        DatabaseFile.Release(_data);
        Directory.Delete(_data, recursive: true);
    }

    private async Task<IHost> StartAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddOptions<DataOptions>().Configure(options => options.Path = _data);
        builder.Services.AddSingleton<DataFolder>();
        builder.Services.AddPersistence();
        var host = builder.Build();
        try
        {
            await host.Services.GetServices<IHostedService>().OfType<DatabaseStart>().Single().StartAsync(TestContext.Current.CancellationToken);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }
}
