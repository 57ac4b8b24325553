using Microsoft.Data.Sqlite;
using Portal.Api.Hosting;

namespace Portal.Api.Persistence;

/// <summary>
/// Tells in a few microseconds whether anybody has committed anything, in this process or another (SQLite's <c>data_version</c>), so that who follows the database closely need not
/// ask it. For one asker at a time.
/// </summary>
internal sealed class DatabaseVersion(DataFolder folder) : IDisposable
{
    private SqliteConnection? _connection;
    private SqliteCommand? _command;

    /// <summary>Another number than before: something was committed between.</summary>
    public long Read()
    {
        try
        {
            return (long)(_command ?? Open()).ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            // The next asks by a new connection.
            Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _command?.Dispose();
        _connection?.Dispose();
        (_command, _connection) = (null, null);
    }

    /// <summary>A connection of its own: numbers are those of one connection, and its own commits are none.</summary>
    private SqliteCommand Open()
    {
        _connection = new SqliteConnection(SqliteConnections.For(folder.DatabaseFile) + ";Pooling=False");
        _connection.Open();
        _command = _connection.CreateCommand();
        _command.CommandText = "PRAGMA data_version";
        return _command;
    }
}
