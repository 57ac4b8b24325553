using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Api.Catalog.Definition;

/// <summary>The files of a catalogue by their paths in its folder, '/' between: in one order, whatever order they came in.</summary>
public sealed class CatalogFiles
{
    private readonly SortedDictionary<string, ReadOnlyMemory<byte>> _files = new(StringComparer.Ordinal);

    internal CatalogFiles(IEnumerable<CatalogFile> files)
    {
        foreach (var file in files)
        {
            _files.Add(file.Path, file.Bytes);
        }
    }

    internal IEnumerable<CatalogFile> All => _files.Select(file => new CatalogFile(file.Key, file.Value));

    /// <summary>Over paths and bytes, lower-case hex.</summary>
    internal string Sha256 => Digest(All);

    internal CatalogFile? Find(string path) => _files.TryGetValue(path, out var bytes) ? new CatalogFile(path, bytes) : null;

    /// <summary>Those of one API.</summary>
    internal IEnumerable<CatalogFile> Of(string api) => All.Where(file => CatalogLayout.ApiOf(file.Path) == api);

    internal CatalogFiles Where(Func<CatalogFile, bool> kept) => new(All.Where(kept));

    internal static string Digest(IEnumerable<CatalogFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> lengths = stackalloc byte[8];
        foreach (var file in files)
        {
            var path = Encoding.UTF8.GetBytes(file.Path);
            BinaryPrimitives.WriteInt32LittleEndian(lengths, path.Length);
            BinaryPrimitives.WriteInt32LittleEndian(lengths[4..], file.Bytes.Length);
            hash.AppendData(lengths);
            hash.AppendData(path);
            hash.AppendData(file.Bytes.Span);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

internal readonly record struct CatalogFile(string Path, ReadOnlyMemory<byte> Bytes);
