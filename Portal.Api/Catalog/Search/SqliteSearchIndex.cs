using System.Globalization;
using Microsoft.Data.Sqlite;
using Portal.Api.Hosting;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Search;

/// <summary>
/// The index in a SQLite file of its own, so that nothing else waits while a large source is written. Each replacement is one transaction: after a
/// crash a source is there as it was or as it became.
/// </summary>
internal sealed partial class SqliteSearchIndex(DataFolder data) : ISearchIndex
{
    private readonly string _file = SqliteConnections.For(data.SearchFile);

    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        // Who searches never waits for what is written.
        await RunAsync(connection, null, "PRAGMA journal_mode=WAL", cancellationToken);
        await using var transaction = connection.BeginTransaction();
        var known = await ScalarAsync(connection, transaction, "SELECT count(*) FROM sqlite_master WHERE name = 'SearchState'", cancellationToken) > 0
            ? await ScalarAsync(connection, transaction, "SELECT coalesce(max(Format), 0) FROM SearchState", cancellationToken)
            : 0;
        if (known == SqliteSearchSchema.Format)
        {
            return;
        }
        await RunAsync(connection, transaction, SqliteSearchSchema.Drop + SqliteSearchSchema.Create, cancellationToken);
        await RunAsync(connection, transaction, string.Create(CultureInfo.InvariantCulture, $"INSERT INTO SearchState VALUES ({SqliteSearchSchema.Format}, abs(random()) >> 8)"), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public void Discard()
    {
        using (var connection = new SqliteConnection(_file))
        {
            SqliteConnection.ClearPool(connection);
        }
        foreach (var end in new[] { "", "-wal", "-shm" })
        {
            File.Delete(data.SearchFile + end);
        }
        data.MakePrivate(data.SearchFile);
    }

    public async Task<IReadOnlyDictionary<string, string>> FingerprintsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Key, Fingerprint FROM SearchSources";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            known[reader.GetString(0)] = reader.GetString(1);
        }
        return known;
    }

    public async Task ReplaceAsync(SearchSource source, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var transaction = connection.BeginTransaction();
        var id = await SourceAsync(connection, transaction, source, cancellationToken);
        await ForgetAsync(connection, transaction, id, cancellationToken);
        using (var writer = new SqliteEntryWriter(connection, transaction, id))
        {
            foreach (var entry in source.Entries())
            {
                cancellationToken.ThrowIfCancellationRequested();
                writer.Write(entry);
            }
            writer.WriteTerms();
        }
        await RunAsync(connection, transaction, "UPDATE SearchState SET Generation = Generation + 1", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task RemoveAsync(string source, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var transaction = connection.BeginTransaction();
        await using var find = Command(connection, transaction, "DELETE FROM SearchSources WHERE Key = $key RETURNING Id", ("$key", source));
        if (await find.ExecuteScalarAsync(cancellationToken) is long id)
        {
            await ForgetAsync(connection, transaction, id, cancellationToken);
            await RunAsync(connection, transaction, "UPDATE SearchState SET Generation = Generation + 1", cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    private static async Task<long> SourceAsync(SqliteConnection connection, SqliteTransaction transaction, SearchSource source, CancellationToken cancellationToken)
    {
        await using var command = Command(
            connection,
            transaction,
            "INSERT INTO SearchSources (Key, Fingerprint) VALUES ($key, $fingerprint) ON CONFLICT (Key) DO UPDATE SET Fingerprint = excluded.Fingerprint RETURNING Id",
            ("$key", source.Key),
            ("$fingerprint", source.Fingerprint));
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task ForgetAsync(SqliteConnection connection, SqliteTransaction transaction, long source, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, transaction, SqliteSearchSchema.DeleteEntries, ("$source", source));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_file);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction? transaction, string text, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }
        return command;
    }

    private static async Task RunAsync(SqliteConnection connection, SqliteTransaction? transaction, string text, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, transaction, text);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<long> ScalarAsync(SqliteConnection connection, SqliteTransaction? transaction, string text, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, transaction, text);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
