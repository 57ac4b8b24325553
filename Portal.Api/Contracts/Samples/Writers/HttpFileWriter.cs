using System.Text;

namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>A request in an .http file, as Visual Studio and the REST Client of VS Code read it.</summary>
internal static class HttpFileWriter
{
    public static string Write(RequestModel request)
    {
        var text = new StringBuilder();
        if (request.Title is { } title)
        {
            text.Append($"### {title.ReplaceLineEndings(" ")}\n");
        }
        text.Append($"{request.Method} {Join(request.Url)}\n");
        foreach (var header in request.Headers)
        {
            text.Append($"{header.Name}: {Join([new TextPiece(header.Value.ReplaceLineEndings(" "), header.Variable)])}\n");
        }
        if (request.Body is { } body)
        {
            text.Append($"Content-Type: {body.MediaType}\n\n{body.Text.ReplaceLineEndings("\n")}\n");
        }
        return text.ToString();
    }

    private static string Join(IReadOnlyList<TextPiece> pieces) =>
        string.Concat(pieces.Select(piece => piece.Text + (piece.Variable is null ? "" : $"{{{{$processEnv {piece.Variable}}}}}")));
}
