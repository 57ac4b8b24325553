namespace Portal.Api.CommandLine.Output;

/// <summary>A folder that a command fills.</summary>
internal static class OutputFolder
{
    public static void Check(string folder, bool overwrite)
    {
        if (!overwrite && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new CommandException(ExitCode.WrongUsage, $"{folder} has files in it. Name another folder, or say --overwrite.");
        }
    }
}
