using System.Globalization;
using System.Text;

namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>What goes over the wire in HTTP/1.1 (RFC 9112), a variable standing where the credential would.</summary>
internal static class RawHttpWriter
{
    public static string Write(RequestModel request)
    {
        var url = string.Concat(request.Url.Select(piece => piece.Text + (piece.Variable is null ? "" : "$" + piece.Variable)));
        var start = url.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? scheme + 3 : 0;
        var end = url.AsSpan(start).IndexOfAny('/', '?') is var slash and >= 0 ? start + slash : url.Length;
        var target = url[end..] is ['/', ..] path ? path : "/" + url[end..];
        var text = new StringBuilder($"{request.Method} {target} HTTP/1.1\nHost: {url[start..end]}\n");
        foreach (var header in request.AllHeaders)
        {
            text.Append($"{header.Name}: {header.Value.Text.ReplaceLineEndings(" ")}{(header.Value.Variable is { } variable ? "$" + variable : "")}\n");
        }
        if (request.Body is { } body)
        {
            text.Append(CultureInfo.InvariantCulture, $"Content-Length: {Encoding.UTF8.GetByteCount(body.Text)}\n");
        }
        return text.Append("Connection: close\n\n").Append(request.Body?.Text).ToString();
    }
}
