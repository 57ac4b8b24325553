using Microsoft.Data.Sqlite;
using Portal.Api.Persistence;

namespace Portal.Tests.Hosting;

internal static class DatabaseFile
{
    /// <summary>Lets go of this folder's databases, so that they can be deleted. The pools of tests that run at the same time are theirs.</summary>
    public static void Release(string folder)
    {
        foreach (var name in new[] { "portal.db", "search.db" })
        {
            using var connection = new SqliteConnection(SqliteConnections.For(Path.Combine(folder, name)));
            SqliteConnection.ClearPool(connection);
        }
    }

    /// <summary>Nobody is writing to this folder's database.</summary>
    public static bool IsFree(string folder)
    {
        using var connection = new SqliteConnection(SqliteConnections.For(Path.Combine(folder, "portal.db")) + ";Pooling=False");
        connection.Open();
        using var begin = connection.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE; ROLLBACK";
        begin.CommandTimeout = 1;
        try
        {
            begin.ExecuteNonQuery();
            return true;
        }
        catch (SqliteException exception) when (DatabaseBusy.Caused(exception))
        {
            return false;
        }
    }
}
