using Microsoft.Data.Sqlite;

namespace Portal.Api.Persistence;

internal static class DatabaseBusy
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    /// <summary>True when something failed because others, of this process or another, held the database for longer than a command waits.</summary>
    public static bool Caused(Exception exception) =>
        exception.GetBaseException() is SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked };
}
