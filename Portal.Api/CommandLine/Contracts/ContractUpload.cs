using System.IO.Compression;
using System.Net.Http.Headers;

namespace Portal.Api.CommandLine.Contracts;

/// <summary>A contract as the body of a request. A folder travels as a zip of its YAML and JSON files.</summary>
internal static class ContractUpload
{
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static HttpContent Of(string path)
    {
        var (bytes, type) = Directory.Exists(path) ? (Zip(new DiskFolder(path)), "application/zip") : (Bytes(path), TypeOf(path));
        return new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
    }

    private static byte[] Bytes(string path) =>
        File.Exists(path) ? DiskFolder.Bytes(path) : throw ContractInput.NoSuch(path);

    private static string TypeOf(string file) => Path.GetExtension(file).ToUpperInvariant() switch
    {
        ".JSON" => "application/json",
        ".ZIP" => "application/zip",
        _ => "application/yaml",
    };

    /// <summary>The same files make the same bytes: what is published twice is known to be unchanged.</summary>
    private static byte[] Zip(DiskFolder folder)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in folder.Names)
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = NoTime;
                using var stream = entry.Open();
                stream.Write(folder.Open(name)!.Value.Span);
            }
        }
        return memory.ToArray();
    }
}
