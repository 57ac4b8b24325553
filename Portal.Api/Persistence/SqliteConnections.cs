using Microsoft.Data.Sqlite;

namespace Portal.Api.Persistence;

internal static class SqliteConnections
{
    public static string For(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        ForeignKeys = true,
        Pooling = true,
        DefaultTimeout = 30,
    }.ToString();
}
