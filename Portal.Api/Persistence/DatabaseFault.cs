using Microsoft.Data.Sqlite;

namespace Portal.Api.Persistence;

/// <summary>What is wrong with a database file, or with where it lies.</summary>
internal static class DatabaseFault
{
    private const int Permission = 3;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>The file is no database, or not a whole one.</summary>
    public static bool IsDamage(Exception exception) => CodeOf(exception) is Corrupt or NotADatabase;

    /// <summary>There is no room for what was to be written.</summary>
    public static bool IsFullDisk(Exception exception) => CodeOf(exception) is Full;

    /// <summary>What whoever runs the program is told where it could not start, as what follows on the name of the setting. Null: no such fault.</summary>
    public static string? Remedy(Exception exception) => CodeOf(exception) switch
    {
        Corrupt or NotADatabase => $"holds a portal.db that is damaged ({Words(exception)}). Restore the folder from a backup, or start with an empty one.",
        Full => "lies on a disk that is full. Make room there, and start again.",
        Permission or ReadOnly or CannotOpen or InputOutput => $"takes a folder in which this program may read and write every file; its portal.db it may not ({Words(exception)}).",
        _ when DatabaseBusy.Caused(exception) => "holds a portal.db that another process has held for longer than is waited for. Look what else runs on this folder.",
        _ => null,
    };

    private static int? CodeOf(Exception exception) => (exception.GetBaseException() as SqliteException)?.SqliteErrorCode;

    private static string Words(Exception exception) => exception.GetBaseException().Message.TrimEnd('.');
}
