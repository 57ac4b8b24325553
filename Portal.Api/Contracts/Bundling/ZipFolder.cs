using System.IO.Compression;
using System.Runtime.InteropServices;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Bundling;

/// <summary>
/// The files of a zip, each unpacked when it is asked for and only then. Everything that the zip says of itself is held against the budgets
/// before anything is unpacked, and what is unpacked against what was said.
/// </summary>
internal sealed class ZipFolder : IContractFolder
{
    private const int WorthAsking = 1024 * 1024;
    private const int FileKind = 0xF000;
    private const int Link = 0xA000;

    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    private readonly NodeBudget _budget;

    private ZipFolder(NodeBudget budget) => _budget = budget;

    public IEnumerable<string> Names => _entries.Keys.Where(name => !name.Split('/').Any(part => part.StartsWith('.') || part is "__MACOSX"));

    public static ZipFolder Open(ReadOnlyMemory<byte> bytes, NodeBudget budget)
    {
        if (bytes.Length > budget.MostBytes)
        {
            throw Refuse($"The zip has {Megabytes(bytes.Length)} MB; {Megabytes(budget.MostBytes)} MB is the most that is taken.");
        }
        // Each entry of the directory begins so; what else does only makes the number larger.
        if (bytes.Span.Count("PK\u0001\u0002"u8) is var most && most > budget.MostFiles)
        {
            throw Refuse($"The zip has {most:N0} entries; {budget.MostFiles:N0} is the most that is taken.");
        }
        var folder = new ZipFolder(budget);
        try
        {
            folder.Fill(new ZipArchive(AsStream(bytes), ZipArchiveMode.Read));
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            throw Refuse("This begins as a zip and is none to its end: it is damaged, or was cut off.");
        }
        return folder;
    }

    public ReadOnlyMemory<byte>? Open(string name)
    {
        if (!_entries.TryGetValue(name, out var entry))
        {
            return null;
        }
        if (entry.IsEncrypted)
        {
            throw Refuse($"'{Shorten.Text(name)}' is encrypted. Zip the folder without a password.");
        }
        if (((entry.ExternalAttributes >> 16) & FileKind) == Link)
        {
            throw Refuse($"'{Shorten.Text(name)}' is a link to another file. Zip the files themselves.");
        }
        return Unpack(entry, name);
    }

    private void Fill(ZipArchive archive)
    {
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            if (UploadPath.Normal(entry.FullName) is not { } name)
            {
                throw Refuse($"The zip names a file '{Shorten.Text(entry.FullName)}', which would lie outside its folder.");
            }
            if (entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\'))
            {
                continue;
            }
            if (entry.Length > WorthAsking && entry.Length / Math.Max(entry.CompressedLength, 1) > _budget.MostExpansion)
            {
                throw Refuse($"'{Shorten.Text(name)}' is {entry.Length / Math.Max(entry.CompressedLength, 1):N0} times larger than its compressed form; {_budget.MostExpansion:N0} times is the most that is unpacked.");
            }
            total += entry.Length;
            if (total > _budget.MostBytes)
            {
                throw Refuse($"The files of the zip have more than {Megabytes(_budget.MostBytes)} MB together, which is the most that is unpacked.");
            }
            if (!_entries.TryAdd(name, entry))
            {
                throw Refuse($"The zip has two files named '{Shorten.Text(name)}', and nobody can tell which is meant.");
            }
        }
    }

    private static byte[] Unpack(ZipArchiveEntry entry, string name)
    {
        var bytes = new byte[entry.Length];
        try
        {
            using var stream = entry.Open();
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (read < bytes.Length || stream.ReadByte() >= 0)
            {
                throw Refuse($"'{Shorten.Text(name)}' has another length than the zip says.");
            }
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            throw Refuse($"'{Shorten.Text(name)}' cannot be unpacked: the zip is damaged, or packed in a way that is not known here. Deflate is.");
        }
        return Crc32.Of(bytes) == entry.Crc32 ? bytes : throw Refuse($"'{Shorten.Text(name)}' is damaged: its checksum is not the one that the zip says.");
    }

    private static bool IsBroken(Exception exception) => exception is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException;

    private static MemoryStream AsStream(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);

    private static string Megabytes(long bytes) => (bytes / 1024.0 / 1024).ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);

    private static UnreadableException Refuse(string message) => new(message, default(NodePlace));
}
