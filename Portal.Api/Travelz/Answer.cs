using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Portal.Api.Travelz;

/// <summary>Writes an answer in one piece, with its length.</summary>
internal static class Answer
{
    public static Task JsonAsync<T>(HttpContext context, int status, T value, JsonTypeInfo<T> type, string contentType = "application/json") =>
        BytesAsync(context, status, JsonSerializer.SerializeToUtf8Bytes(value, type), contentType);

    public static async Task BytesAsync(HttpContext context, int status, ReadOnlyMemory<byte> body, string contentType = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }
        await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }
}
