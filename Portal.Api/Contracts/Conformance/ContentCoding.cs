using System.IO.Compression;

namespace Portal.Api.Contracts.Conformance;

/// <summary>Bodies as their sender meant them, whatever they were packed in to travel (RFC 9110, 8.4).</summary>
internal static class ContentCoding
{
    public static bool IsPlain(string? encoding) => string.IsNullOrEmpty(encoding) || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);

    /// <summary>Null: a coding that is not one of HTTP's own. <paramref name="isCut"/>: it ends before its sender's end, or is not what it says.</summary>
    /// <param name="most">A few bytes can unfold to any number: more than this is cut.</param>
    public static ReadOnlyMemory<byte>? Decode(ReadOnlyMemory<byte> body, string? encoding, int most, ref bool isCut)
    {
        if (IsPlain(encoding))
        {
            return body;
        }
        using var source = new MemoryStream(body.ToArray());
        using Stream? inflated = encoding!.ToLowerInvariant() switch
        {
            "gzip" or "x-gzip" => new GZipStream(source, CompressionMode.Decompress),
            "deflate" => new ZLibStream(source, CompressionMode.Decompress),
            "br" => new BrotliStream(source, CompressionMode.Decompress),
            _ => null,
        };
        if (inflated is null)
        {
            return null;
        }
        using var text = new MemoryStream();
        var piece = new byte[16 * 1024];
        try
        {
            int read;
            while (text.Length < most && (read = inflated.Read(piece, 0, (int)Math.Min(piece.Length, most - text.Length))) > 0)
            {
                text.Write(piece, 0, read);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or InvalidOperationException)
        {
            isCut = true;
        }
        isCut |= text.Length == most;
        return text.GetBuffer().AsMemory(0, (int)text.Length);
    }
}
