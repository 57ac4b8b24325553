using System.Text;

namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>The blocking client of reqwest.</summary>
internal static class RustWriter
{
    private static readonly string[] Known = ["get", "post", "put", "patch", "delete", "head"];

    public static string Write(RequestModel request)
    {
        var code = new StringBuilder("// Cargo.toml: reqwest = { version = \"0.12\", features = [\"blocking\"] }\nuse std::error::Error;\n\nfn main() -> Result<(), Box<dyn Error>> {\n");
        var method = request.Method.ToLowerInvariant();
        var start = Known.Contains(method) ? $"{method}({Join(request.Url)})" : $"request(reqwest::Method::from_bytes(b{Quote(request.Method)})?, {Join(request.Url)})";
        code.Append($"    let response = reqwest::blocking::Client::new()\n        .{start}\n");
        foreach (var header in request.AllHeaders)
        {
            code.Append($"        .header({Quote(header.Name)}, {Join([header.Value])})\n");
        }
        if (request.Body is { } body)
        {
            code.Append($"        .body({Text(body.Text)})\n");
        }
        code.Append("        .send()?;\n    let status = response.status();\n    let text = response.text()?;\n");
        code.Append("    if status.is_client_error() || status.is_server_error() {\n        return Err(format!(\"{status} {text}\").into());\n    }\n");
        return code.Append("    println!(\"{text}\");\n    Ok(())\n}\n").ToString();
    }

    private static string Quote(string text) => CodeText.Quote(text, braces: true);

    private static string Join(IReadOnlyList<TextPiece> pieces)
    {
        if (pieces is [{ Variable: null } only])
        {
            return Quote(only.Text);
        }
        if (pieces is [{ Text: "", Variable: { } variable }])
        {
            return Read(variable);
        }
        var form = string.Concat(pieces.Select(piece => Braced(piece.Text) + (piece.Variable is null ? "" : "{}")));
        return $"format!({Quote(form)}, {string.Join(", ", pieces.Select(piece => piece.Variable).OfType<string>().Select(Read))})";
    }

    private static string Read(string variable) => $"std::env::var({Quote(variable)})?";

    /// <summary>Braces in a format stand for themselves when doubled.</summary>
    private static string Braced(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private static string Text(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal) || text.Contains('\r', StringComparison.Ordinal))
        {
            return Quote(text);
        }
        var fence = "#";
        while (text.Contains("\"" + fence, StringComparison.Ordinal))
        {
            fence += "#";
        }
        return $"r{fence}\"{text}\"{fence}";
    }
}
