using Portal.Api.Contracts.Bundling;

namespace Portal.Api.CommandLine.Contracts;

/// <summary>The contracts that a command was given: files, zips, or folders with any number of them.</summary>
internal static class ContractFiles
{
    private const int Beginning = 4096;

    /// <summary>In a folder: what begins as an OpenAPI document does, whatever its name; parts of contracts and other files are left out.</summary>
    public static IReadOnlyList<ContractInput> Find(IReadOnlyList<string> paths)
    {
        var inputs = new List<ContractInput>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                var found = new DiskFolder(path).Names.Where(name => IsContract(Path.Combine(path, name))).ToList();
                inputs.AddRange(found.Count > 0
                    ? found.Select(name => new ContractInput(Path.Combine(path, name), path, name))
                    : throw new CommandException(ExitCode.Unreadable, $"{path}: there is no OpenAPI document in this folder."));
            }
            else
            {
                inputs.Add(ContractInput.Of(path));
            }
        }
        return inputs;
    }

    private static bool IsContract(string file)
    {
        try
        {
            using var reader = new StreamReader(file);
            var beginning = new char[Beginning];
            return RootFile.LooksLikeOne(new string(beginning, 0, reader.ReadBlock(beginning)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Unreadable, $"{file}: cannot be read: {exception.Message}");
        }
    }
}
