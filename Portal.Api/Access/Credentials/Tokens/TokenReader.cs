using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Portal.Api.Access.Credentials.Tokens;

/// <summary>
/// Reads access tokens that our own server signed (RFC 9068), from memory alone. Only what it signs is accepted: RS256, its type, its keys,
/// its name, and for this gateway. What was read once is kept by its digest until it expires, so that a token costs one signature, not one a call.
/// </summary>
internal sealed class TokenReader(SigningKeys keys, TokenTerms terms, TimeProvider clock)
{
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<KeyHash, TokenGrant> _kept = new();

    /// <summary>By its look alone: a token whose header names a key of ours, right or not.</summary>
    public static bool LooksOurs(string text) =>
        text.StartsWith("ey", StringComparison.Ordinal) && Decode(text.AsSpan(0, Math.Max(0, text.IndexOf('.', StringComparison.Ordinal)))) is { Length: > 0 } header
        && Encoding.UTF8.GetString(header).Contains($"\"{SigningKeys.IdPrefix}", StringComparison.Ordinal);

    /// <summary>Null: not ours, or altered. One that has expired is read like any other: the caller compares the time.</summary>
    public TokenGrant? Read(string token)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(token.AsSpan()), digest);
        var hash = KeyHash.Of(digest);
        if (_kept.TryGetValue(hash, out var known))
        {
            return known;
        }
        if (Verify(token) is not { } grant)
        {
            return null;
        }
        if (_kept.Count >= MostKept)
        {
            ForgetOld();
        }
        _kept[hash] = grant;
        return grant;
    }

    private TokenGrant? Verify(string token)
    {
        var (first, last) = (token.IndexOf('.', StringComparison.Ordinal), token.LastIndexOf('.'));
        if (first <= 0 || last <= first + 1
            || Decode(token.AsSpan(0, first)) is not { } header || Decode(token.AsSpan(first + 1, last - first - 1)) is not { } payload || Decode(token.AsSpan(last + 1)) is not { } signature
            || KeyOf(header) is not { } key || !key.Verifies(Encoding.ASCII.GetBytes(token, 0, last), signature))
        {
            return null;
        }
        return GrantOf(payload);
    }

    /// <summary>The header says how it was signed; it does not get to choose.</summary>
    private SigningKey? KeyOf(byte[] header)
    {
        using var json = Parse(header);
        return json is not null && Text(json.RootElement, "alg") == "RS256" && Text(json.RootElement, "typ") is "at+jwt" or "application/at+jwt"
            && !json.RootElement.TryGetProperty("crit", out _) && Text(json.RootElement, "kid") is { } id ? keys.Find(id) : null;
    }

    private TokenGrant? GrantOf(byte[] payload)
    {
        using var json = Parse(payload);
        if (json is null)
        {
            return null;
        }
        var claims = json.RootElement;
        return Text(claims, "iss") == terms.Issuer.AbsoluteUri && IsForUs(claims)
            && Guid.TryParseExact(Text(claims, "azp"), "N", out var application) && Guid.TryParseExact(Text(claims, TokenTerms.Credential), "N", out var credential)
            && claims.TryGetProperty("exp", out var end) && end.ValueKind is JsonValueKind.Number && end.TryGetInt64(out var seconds)
            ? new TokenGrant(application, credential, (Text(claims, "scope") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries), DateTimeOffset.FromUnixTimeSeconds(seconds))
            : null;
    }

    private bool IsForUs(JsonElement claims) => claims.TryGetProperty("aud", out var audience) && audience.ValueKind switch
    {
        JsonValueKind.String => audience.ValueEquals(terms.Audience),
        JsonValueKind.Array => audience.EnumerateArray().Any(one => one.ValueKind is JsonValueKind.String && one.ValueEquals(terms.Audience)),
        _ => false,
    };

    private void ForgetOld()
    {
        var now = clock.GetUtcNow();
        foreach (var (hash, grant) in _kept)
        {
            if (grant.ExpiresAt <= now)
            {
                _kept.TryRemove(hash, out _);
            }
        }
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }
    }

    private static JsonDocument? Parse(byte[] bytes)
    {
        try
        {
            var json = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return json.RootElement.ValueKind is JsonValueKind.Object ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static byte[]? Decode(ReadOnlySpan<char> text) => text.Length > 0 && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
