using System.Buffers;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;
using Portal.Api.Access.Credentials;

namespace Portal.Api.Access;

/// <summary>
/// Makes and hashes secrets: prefix, <c>_</c>, 27 base62 characters of randomness (160 bits), 6 base62 characters of CRC-32.
/// Kept as HMAC-SHA-256 with a pepper that lies in a file outside the database.
/// </summary>
internal sealed class KeyMint(Func<byte[]> pepper)
{
    public const string UserKeyPrefix = "tvz";
    public const string AppKeyPrefix = "tvzk";
    public const string ClientSecretPrefix = "tvzs";
    public const string AccessTokenPrefix = "tvzat";
    public const string ServiceTokenPrefix = "tvzst";

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Random = 27;
    private const int Checksum = 6;
    private const int Shown = 4;

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    // On first use, not at construction: before the database stands there is nobody to ask whether a missing pepper is a new one.
    private readonly Lazy<byte[]> _pepper = new(pepper);

    public IssuedKey Issue(string prefix)
    {
        var body = $"{prefix}_{RandomNumberGenerator.GetString(Alphabet, Random)}";
        var key = body + ChecksumOf(body);
        return new IssuedKey(key, Hash(key), prefix, key[^Shown..]);
    }

    /// <summary>The keyed hash of a well-formed key; null for one whose form or checksum is wrong (a typo), without any look-up.</summary>
    public string? HashOf(string key, string prefix) => IsWellFormed(key, prefix) ? Hash(key) : null;

    /// <summary>The same as a value, for look-ups in memory.</summary>
    public bool TryHash(string key, string prefix, out KeyHash hash)
    {
        hash = default;
        if (!IsWellFormed(key, prefix))
        {
            return false;
        }
        Span<byte> bytes = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Hash(key, bytes);
        hash = KeyHash.Of(bytes);
        return true;
    }

    /// <summary>A key of our own for something else, derived so that neither tells the other.</summary>
    public byte[] Derive(string purpose) => HMACSHA256.HashData(_pepper.Value, Encoding.UTF8.GetBytes("derive:" + purpose));

    private static bool IsWellFormed(string key, string prefix)
    {
        var length = prefix.Length + 1 + Random + Checksum;
        return key.Length == length
            && key[prefix.Length] == '_'
            && key.StartsWith(prefix, StringComparison.Ordinal)
            && key.AsSpan(prefix.Length + 1).IndexOfAnyExcept(Letters) < 0
            && HasItsChecksum(key, length - Checksum);
    }

    private static bool HasItsChecksum(ReadOnlySpan<char> key, int length)
    {
        Span<char> digits = stackalloc char[Checksum];
        WriteChecksum(key[..length], digits);
        return key[length..].SequenceEqual(digits);
    }

    private static string ChecksumOf(ReadOnlySpan<char> body)
    {
        Span<char> digits = stackalloc char[Checksum];
        WriteChecksum(body, digits);
        return new string(digits);
    }

    private static void WriteChecksum(ReadOnlySpan<char> body, Span<char> digits)
    {
        Span<byte> bytes = stackalloc byte[body.Length];
        Encoding.ASCII.GetBytes(body, bytes);
        var crc = Crc32.HashToUInt32(bytes);
        for (var place = Checksum - 1; place >= 0; place--)
        {
            digits[place] = Alphabet[(int)(crc % 62)];
            crc /= 62;
        }
    }

    private string Hash(string key)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Hash(key, hash);
        return Convert.ToHexStringLower(hash);
    }

    private void Hash(string key, Span<byte> hash)
    {
        Span<byte> bytes = stackalloc byte[key.Length];
        Encoding.ASCII.GetBytes(key, bytes);
        HMACSHA256.HashData(_pepper.Value, bytes, hash);
    }
}
