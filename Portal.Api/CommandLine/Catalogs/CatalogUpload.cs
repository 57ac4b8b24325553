using Portal.Api.Catalog.Definition;
using Portal.Api.Catalog.Domains;

namespace Portal.Api.CommandLine.Catalogs;

/// <summary>A folder's catalogue as it travels: a zip of what is a part of one.</summary>
internal static class CatalogUpload
{
    public static byte[] Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new CommandException(ExitCode.Unreadable, $"{folder}: there is no such folder.");
        }
        var (files, problems) = CatalogFolder.Read(folder);
        if (problems.Count > 0)
        {
            throw new CommandException(ExitCode.Unreadable, string.Join('\n', problems.Select(problem => $"{Path.Combine(folder, problem.File!)}: {problem.Message}")));
        }
        return files.All.Any(file => file.Path == DomainsFile.Name || file.Path.EndsWith("/" + CatalogLayout.ApiFile, StringComparison.Ordinal))
            ? CatalogZip.Write(files)
            : throw new CommandException(ExitCode.Unreadable, $"{folder}: there is no catalogue in this folder: neither domains.yaml nor, a level below, a folder with an api.yaml.");
    }
}
