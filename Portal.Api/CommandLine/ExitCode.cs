namespace Portal.Api.CommandLine;

/// <summary>What a script reads first.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>Findings or changes at or above the threshold, or a contract that was refused.</summary>
    public const int Found = 1;

    public const int WrongUsage = 2;

    /// <summary>A document or file that cannot be read.</summary>
    public const int Unreadable = 3;

    /// <summary>The server refused or could not be reached.</summary>
    public const int Refused = 4;

    /// <summary>A dry run found something to change, where that was asked for.</summary>
    public const int Pending = 5;

    public const int Interrupted = 130;
}
