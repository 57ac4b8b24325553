using System.Text;

namespace Portal.Api.Contracts.Samples;

/// <summary>fetch, as a module for Node 18 and later.</summary>
internal static class JavaScriptWriter
{
    public static string Write(RequestModel request)
    {
        var code = new StringBuilder($"const response = await fetch({Join(request.Url)}");
        var headers = request.Headers.Select(header => (header.Name, Value: Join([new TextPiece(header.Value, header.Variable)]))).ToList();
        if (request.Body is { } content)
        {
            headers.Add(("Content-Type", CodeText.Quote(content.MediaType)));
        }
        if (request.Method != "GET" || headers.Count > 0)
        {
            code.Append(", {\n");
            if (request.Method != "GET")
            {
                code.Append($"  method: {CodeText.Quote(request.Method)},\n");
            }
            if (headers.Count > 0)
            {
                code.Append("  headers: {\n");
                headers.ForEach(header => code.Append($"    {CodeText.Quote(header.Name)}: {header.Value},\n"));
                code.Append("  },\n");
            }
            if (request.Body is { } body)
            {
                // As a literal of the language "__proto__" would set a prototype, not a member.
                var literal = CodeText.IsJson(body) && !body.Text.Contains("__proto__", StringComparison.Ordinal)
                    ? $"JSON.stringify({CodeText.Indent(body.Text, "  ")})"
                    : CodeText.Quote(body.Text);
                code.Append($"  body: {literal},\n");
            }
            code.Append('}');
        }
        code.Append(");\n\n");
        code.Append("if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);\n");
        code.Append($"console.log(await response.{(request.ExpectsJson ? "json" : "text")}());\n");
        return code.ToString();
    }

    private static string Join(IReadOnlyList<TextPiece> pieces)
    {
        var terms = new List<string>();
        foreach (var piece in pieces)
        {
            if (piece.Text.Length > 0 || piece.Variable is null)
            {
                terms.Add(CodeText.Quote(piece.Text));
            }
            if (piece.Variable is not null)
            {
                terms.Add($"process.env.{piece.Variable}");
            }
        }
        return string.Join(" + ", terms);
    }
}
