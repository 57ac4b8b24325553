using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Portal.Api.Travelz.Agency;

/// <summary>Answers that a caller may keep and ask again for by their tag.</summary>
internal static class TaggedAnswer
{
    public static EntityTagHeaderValue Strong(ReadOnlySpan<byte> body) => new($"\"{Digest(body)}\"");

    public static EntityTagHeaderValue Weak(ReadOnlySpan<byte> body) => new($"\"{Digest(body)}\"", isWeak: true);

    public static Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> body, EntityTagHeaderValue tag)
    {
        context.Response.Headers.ETag = tag.ToString();
        var known = context.Request.GetTypedHeaders().IfNoneMatch;
        if (known.Any(other => other == EntityTagHeaderValue.Any || other.Compare(tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        return Answer.BytesAsync(context, 200, body);
    }

    private static string Digest(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8));
}
