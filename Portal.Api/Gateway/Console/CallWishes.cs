using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Portal.Api.Access;
using Portal.Api.Mesh.Resilience;

namespace Portal.Api.Gateway.Console;

/// <summary>
/// Writes wishes into a header that only the portal can write: base64url of subscription, user, expiry, the wish, and an HMAC-SHA-256 over them.
/// It lives for a minute, and the gateway heeds it on calls of that subscription's console alone.
/// </summary>
internal sealed class CallWishes(KeyMint mint, TimeProvider clock)
{
    public const string Header = "X-Portal-Wish";

    private const int Fixed = 16 + 16 + 8;
    private const int Longest = 512;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private readonly Lazy<byte[]> _key = new(() => mint.Derive("wish"));

    public string Write(CallWish wish)
    {
        var text = Encoding.UTF8.GetBytes($"{wish.Subset}\n{wish.Rehearsal}");
        var bytes = new byte[Fixed + text.Length + HMACSHA256.HashSizeInBytes];
        wish.Subscription.TryWriteBytes(bytes);
        wish.User.TryWriteBytes(bytes.AsSpan(16));
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(32), (clock.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds());
        text.CopyTo(bytes, Fixed);
        HMACSHA256.HashData(_key.Value, bytes.AsSpan(0, Fixed + text.Length), bytes.AsSpan(Fixed + text.Length));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null: not ours, altered, or too old.</summary>
    public CallWish? Read(string? header)
    {
        if (header is not { Length: > 0 and <= Longest } || !Base64Url.IsValid(header))
        {
            return null;
        }
        var bytes = Base64Url.DecodeFromChars(header).AsSpan();
        if (bytes.Length < Fixed + HMACSHA256.HashSizeInBytes)
        {
            return null;
        }
        var signed = bytes[..^HMACSHA256.HashSizeInBytes];
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key.Value, signed, expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, bytes[signed.Length..])
            || BinaryPrimitives.ReadInt64BigEndian(signed[32..]) < clock.GetUtcNow().ToUnixTimeMilliseconds())
        {
            return null;
        }
        var words = Encoding.UTF8.GetString(signed[Fixed..]).Split('\n');
        return new CallWish(new Guid(signed[..16]), new Guid(signed[16..32]), words[0].Length == 0 ? null : words[0], Rehearsal.Parse(words[1]));
    }
}
