using System.Security;
using System.Text.RegularExpressions;
using Portal.Api.Contracts;

namespace Portal.Api.CommandLine.Contracts;

/// <summary>The contracts that a command was given: files, zips, or folders with any number of them.</summary>
internal static partial class ContractFiles
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json"];
    private static readonly EnumerationOptions Deep = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System, MaxRecursionDepth = 32 };

    /// <summary>In a folder: what begins as an OpenAPI document does, whatever its name; parts of contracts and other files are left out.</summary>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> paths)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                var found = Directory.EnumerateFiles(path, "*", Deep).Where(IsContract).Order(StringComparer.Ordinal).ToList();
                files.AddRange(found.Count > 0 ? found : throw new CommandException(ExitCode.Unreadable, $"{path}: there is no OpenAPI document in this folder."));
            }
            else
            {
                files.Add(File.Exists(path) ? path : throw new CommandException(ExitCode.Unreadable, $"{path}: there is no such file or folder."));
            }
        }
        return files;
    }

    public static ContractReadResult Read(string file) => ContractReader.Read(Bytes(file));

    /// <summary>The document, or the end of the command with all that is wrong with it.</summary>
    public static ContractDocument Open(string file)
    {
        var read = Read(file);
        return read.Document ?? throw new CommandException(ExitCode.Unreadable, string.Join('\n', read.Problems.Where(problem => problem.IsError).Select(problem => $"{file}:{problem}")));
    }

    /// <summary>The YAML and JSON files of a folder by their paths in it, with '/' between.</summary>
    public static IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> Folder(string folder) =>
        Directory.EnumerateFiles(folder, "*", Deep).Where(HasEnding)
            .Select(file => (Name: Path.GetRelativePath(folder, file).Replace('\\', '/'), file))
            .OrderBy(each => each.Name, StringComparer.Ordinal)
            .Select(each => (each.Name, (ReadOnlyMemory<byte>)Bytes(each.file)));

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

    private static bool IsContract(string file)
    {
        if (!HasEnding(file))
        {
            return false;
        }
        try
        {
            using var reader = new StreamReader(file);
            var beginning = new char[4096];
            return Beginning().IsMatch(new string(beginning, 0, reader.ReadBlock(beginning)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Unreadable, $"{file}: cannot be read: {exception.Message}");
        }
    }

    private static bool HasEnding(string file) => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)
        && !file.Contains($"{Path.DirectorySeparatorChar}node_modules{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    [GeneratedRegex("""^\s*\{?\s*["']?(openapi|swagger)["']?\s*:\s*["']?[23]""", RegexOptions.Multiline)]
    private static partial Regex Beginning();
}
