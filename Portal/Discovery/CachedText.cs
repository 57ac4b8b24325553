using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Portal.Discovery;

/// <summary>A text as an answer: with an entity tag, so that who has it already is told so (304) and nothing more.</summary>
internal static class CachedText
{
    public static FileContentHttpResult Answer(HttpContext http, string text, string type) => Answer(http, Encoding.UTF8.GetBytes(text), type);

    public static FileContentHttpResult Answer(HttpContext http, byte[] bytes, string type)
    {
        // Whoever keeps it asks again whether it still holds; what only insiders see is kept by nobody else.
        http.Response.Headers.CacheControl = "no-cache, private";
        return TypedResults.Bytes(bytes, type, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\""));
    }
}
