using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Portal.Api.Access;

/// <summary>
/// Short-lived credentials by which the console calls the gateway for a signed-in person: <c>tvzc_</c> and base64url of subscription,
/// user, expiry and an HMAC-SHA-256 over them. Checked without a look-up, so no key of the application is needed.
/// </summary>
internal sealed class ConsoleCredentials(KeyMint mint, TimeProvider clock)
{
    public const string Prefix = "tvzc_";

    private const int PayloadSize = 16 + 16 + 8;
    private const int Size = PayloadSize + HMACSHA256.HashSizeInBytes;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private readonly Lazy<byte[]> _key = new(() => mint.Derive("console"));

    public string Issue(Guid subscription, Guid user)
    {
        Span<byte> bytes = stackalloc byte[Size];
        subscription.TryWriteBytes(bytes);
        user.TryWriteBytes(bytes[16..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes[32..], (clock.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds());
        HMACSHA256.HashData(_key.Value, bytes[..PayloadSize], bytes[PayloadSize..]);
        return Prefix + Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null: not ours, or altered.</summary>
    public ConsoleGrant? Read(string credential)
    {
        Span<byte> bytes = stackalloc byte[Size + 2];
        if (!credential.StartsWith(Prefix, StringComparison.Ordinal)
            || !Base64Url.IsValid(credential.AsSpan(Prefix.Length))
            || !Base64Url.TryDecodeFromChars(credential.AsSpan(Prefix.Length), bytes, out var written)
            || written != Size)
        {
            return null;
        }
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key.Value, bytes[..PayloadSize], expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, bytes[PayloadSize..Size]))
        {
            return null;
        }
        var expires = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes[32..]));
        return new ConsoleGrant(new Guid(bytes[..16]), new Guid(bytes[16..32]), expires);
    }
}

internal sealed record ConsoleGrant(Guid Subscription, Guid User, DateTimeOffset ExpiresAt);
