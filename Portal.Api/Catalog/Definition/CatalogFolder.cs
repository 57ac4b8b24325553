using System.Security;
using Portal.Api.Contracts;

namespace Portal.Api.Catalog.Definition;

/// <summary>A catalogue in a folder of the disk. What is not a part of one is left out; what cannot be read is told.</summary>
internal static class CatalogFolder
{
    private static readonly EnumerationOptions Deep = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System, MaxRecursionDepth = 3 };

    public static (CatalogFiles Files, IReadOnlyList<ContractProblem> Problems) Read(string root)
    {
        var (files, problems) = (new List<CatalogFile>(), new List<ContractProblem>());
        foreach (var file in Directory.Exists(root) ? Directory.EnumerateFiles(root, "*", Deep) : [])
        {
            var path = Path.GetRelativePath(root, file).Replace('\\', '/');
            if (!CatalogLayout.Takes(path))
            {
                continue;
            }
            if (path.Contains($"/{CatalogLayout.Guides}/", StringComparison.Ordinal) && new FileInfo(file).LinkTarget is not null)
            {
                // What is shown to everyone is not to come from anywhere on the disk.
                problems.Add(new ContractProblem("", 1, 1, "is a link to a file elsewhere; only files that lie here themselves are read.") { File = path });
                continue;
            }
            try
            {
                files.Add(new CatalogFile(path, File.ReadAllBytes(file)));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SecurityException)
            {
                problems.Add(new ContractProblem("", 1, 1, $"cannot be read: {exception.Message}") { File = path });
            }
        }
        return (new CatalogFiles(files), problems);
    }
}
