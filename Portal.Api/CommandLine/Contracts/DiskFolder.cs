using System.Security;
using Portal.Api.Contracts.Bundling;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.CommandLine.Contracts;

/// <summary>A folder of the one who runs the command. Only what a contract refers to is opened, and nothing above the folder.</summary>
internal sealed class DiskFolder(string folder) : IContractFolder
{
    private static readonly EnumerationOptions Deep = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System, MaxRecursionDepth = 32 };

    public IEnumerable<string> Names => Directory.EnumerateFiles(folder, "*", Deep).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Where(IsOurs).Order(StringComparer.Ordinal);

    public ReadOnlyMemory<byte>? Open(string name)
    {
        var file = new FileInfo(Path.Combine(folder, name));
        if (!file.Exists)
        {
            return null;
        }
        return file.Length <= NodeBudget.Bytes
            ? Bytes(file.FullName)
            : throw new UnreadableException($"The document has {file.Length / 1024.0 / 1024:0.0} MB; {NodeBudget.Bytes / 1024 / 1024} MB is the most that is taken.", default(NodePlace));
    }

    public static byte[] Bytes(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SecurityException)
        {
            throw new CommandException(ExitCode.Unreadable, $"{file}: cannot be read: {exception.Message}");
        }
    }

    private static bool IsOurs(string name) => UploadPath.IsContract(name) && !name.Split('/').Contains("node_modules", StringComparer.Ordinal);
}
