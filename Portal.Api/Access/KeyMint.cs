using System.Buffers;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.ObjectPool;
using Portal.Api.Access.Credentials;

namespace Portal.Api.Access;

/// <summary>
/// Makes and hashes secrets: prefix, <c>_</c>, 27 base62 characters of randomness (160 bits), 6 base62 characters of CRC-32.
/// Kept as HMAC-SHA-256 with a pepper that lies in a file outside the database.
/// </summary>
internal sealed class KeyMint
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
    private readonly Lazy<byte[]> _pepper;

    // A hash that has its key already costs a third of one that is made for each call.
    private readonly DefaultObjectPool<IncrementalHash> _hashes;

    public KeyMint(Func<byte[]> pepper)
    {
        _pepper = new Lazy<byte[]>(pepper);
        _hashes = new DefaultObjectPool<IncrementalHash>(new KeyedHashes(_pepper));
    }

    public IssuedKey Issue(string prefix) => Finish(prefix, RandomNumberGenerator.GetString(Alphabet, Random));

    /// <summary>
    /// Always the same for one purpose in one installation: for programs of this installation itself, which know their key without its lying
    /// anywhere in clear. Who has the pepper has it too.
    /// </summary>
    public IssuedKey IssueDerived(string prefix, string purpose)
    {
        Span<char> letters = stackalloc char[Random];
        var count = 0;
        for (var block = 0; count < Random; block++)
        {
            foreach (var octet in Derive($"key:{prefix}:{purpose}:{block}"))
            {
                // Beyond the last whole turn of the alphabet the first letters would come more often than others.
                if (octet < 256 - (256 % Alphabet.Length) && count < Random)
                {
                    letters[count++] = Alphabet[octet % Alphabet.Length];
                }
            }
        }
        return Finish(prefix, letters.ToString());
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

    /// <summary>Whether it has the form and the checksum of a key, whoever may have it.</summary>
    public static bool IsWellFormed(string key, string prefix)
    {
        var length = prefix.Length + 1 + Random + Checksum;
        return key.Length == length
            && key[prefix.Length] == '_'
            && key.StartsWith(prefix, StringComparison.Ordinal)
            && key.AsSpan(prefix.Length + 1).IndexOfAnyExcept(Letters) < 0
            && HasItsChecksum(key, length - Checksum);
    }

    private IssuedKey Finish(string prefix, string letters)
    {
        var body = $"{prefix}_{letters}";
        var key = body + ChecksumOf(body);
        return new IssuedKey(key, Hash(key), prefix, key[^Shown..]);
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
        var hasher = _hashes.Get();
        hasher.AppendData(bytes);
        hasher.GetHashAndReset(hash);
        _hashes.Return(hasher);
    }

    private sealed class KeyedHashes(Lazy<byte[]> pepper) : PooledObjectPolicy<IncrementalHash>
    {
        public override IncrementalHash Create() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, pepper.Value);

        public override bool Return(IncrementalHash obj) => true;
    }
}
