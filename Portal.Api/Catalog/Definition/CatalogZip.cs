using System.IO.Compression;
using Portal.Api.Contracts.Bundling;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Catalog.Definition;

/// <summary>A catalogue as one file. The same files make the same bytes; what comes in is held against the budgets of contracts.</summary>
internal static class CatalogZip
{
    public const string ContentType = "application/zip";

    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The files, or in a sentence why these bytes have none.</summary>
    public static (CatalogFiles? Files, string? Problem) Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var folder = ZipFolder.Open(bytes, NodeBudget.Default);
            return (new CatalogFiles(folder.Names.Select(name => new CatalogFile(name, folder.Open(name)!.Value))), null);
        }
        catch (UnreadableException unreadable)
        {
            return (null, unreadable.Message);
        }
    }

    public static byte[] Write(CatalogFiles files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files.All)
            {
                var entry = zip.CreateEntry(file.Path);
                entry.LastWriteTime = NoTime;
                using var stream = entry.Open();
                stream.Write(file.Bytes.Span);
            }
        }
        return memory.ToArray();
    }
}
