using Portal.Api.Contracts;
using Portal.Api.Contracts.Bundling;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.CommandLine.Contracts;

/// <summary>A contract that a command was given: a file and those it refers to, a zip, or a folder.</summary>
/// <param name="Path">As it is shown.</param>
/// <param name="Folder">What its references may lead into.</param>
/// <param name="Root">The file that was named; null: found in the folder.</param>
internal sealed record ContractInput(string Path, string Folder, string? Root, bool IsZip = false)
{
    public static ContractInput Of(string path)
    {
        if (Directory.Exists(path))
        {
            return new ContractInput(path, path, null);
        }
        if (!File.Exists(path))
        {
            throw NoSuch(path);
        }
        var folder = System.IO.Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        return new ContractInput(path, folder, System.IO.Path.GetFileName(path), NodeText.Guess(DiskFolder.Bytes(path)) is ContractFormat.Zip);
    }

    public static CommandException NoSuch(string path) => new(ExitCode.Unreadable, $"{path}: there is no such file or folder.");

    public ContractReadResult Read() => IsZip
        ? ContractReader.Read(DiskFolder.Bytes(Path))
        : ContractReader.Read(new FolderOfFiles(new DiskFolder(Folder), Root), NodeBudget.Default);

    /// <summary>The document, or the end of the command with all that is wrong with it.</summary>
    public ContractDocument Open()
    {
        var read = Read();
        return read.Document ?? throw new CommandException(ExitCode.Unreadable, string.Join('\n', read.Problems.Where(problem => problem.IsError)
            .Select(problem => $"{PathOf(problem.File)}:{problem with { File = null }}")));
    }

    /// <summary>A file of it as its user would open it.</summary>
    public string PathOf(string? file) => PartOf(file) is { } part ? System.IO.Path.Combine(IsZip ? Path : Folder, part) : Path;

    /// <summary>Null for the file that was named.</summary>
    public string? PartOf(string? file) => file == Root ? null : file;
}
