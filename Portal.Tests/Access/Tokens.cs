using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Portal.Api.Access.Credentials.Tokens;
using Portal.Api.Hosting;

namespace Portal.Tests.Access;

/// <summary>Makes access tokens by hand, right ones and wrong ones.</summary>
internal static class Tokens
{
    public const string Issuer = "https://portal.example/";

    public static TokenTerms Terms { get; } = new(Options.Create(new OAuthOptions { Issuer = Issuer }), Options.Create(new PortalListenerOptions()));

    /// <summary>With keys of its own, of a folder that nobody else knows.</summary>
    public static TokenReader Reader(TimeProvider clock) => new(Keys(clock), Terms, clock);

    public static SigningKeys Keys(TimeProvider clock, string? folder = null) =>
        new(new DataFolder(Options.Create(new DataOptions { Path = folder ?? Path.Combine(Path.GetTempPath(), $"travelz-tokens-{Guid.NewGuid():N}") })), clock);

    public static Dictionary<string, object> Claims(Guid application, Guid credential, DateTimeOffset expires, string scope = "travels") => new()
    {
        ["iss"] = Issuer,
        ["aud"] = "travelz-apis",
        ["azp"] = application.ToString("N"),
        ["credential"] = credential.ToString("N"),
        ["exp"] = expires.ToUnixTimeSeconds(),
        ["scope"] = scope,
    };

    public static string Sign(SigningKey key, Dictionary<string, object> claims, object? header = null)
    {
        var text = Part(header ?? new { alg = "RS256", typ = "at+jwt", kid = key.Id }) + "." + Part(claims);
        return text + "." + Base64Url.EncodeToString(key.Rsa.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static string Part(object json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));
}
