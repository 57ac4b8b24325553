using System.Text;

namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>fetch, as a module for Node 18 and later.</summary>
internal static class JavaScriptWriter
{
    public static string Write(RequestModel request)
    {
        var code = new StringBuilder($"const response = await fetch({Join(request.Url)}");
        if (request.Method != "GET" || request.AllHeaders.Count > 0)
        {
            code.Append(", {\n");
            if (request.Method != "GET")
            {
                code.Append($"  method: {CodeText.Quote(request.Method)},\n");
            }
            if (request.AllHeaders.Count > 0)
            {
                code.Append("  headers: {\n");
                foreach (var header in request.AllHeaders)
                {
                    code.Append($"    {CodeText.Quote(header.Name)}: {Join([header.Value])},\n");
                }
                code.Append("  },\n");
            }
            if (request.Body is { } body)
            {
                code.Append($"  body: {Body(body)},\n");
            }
            code.Append('}');
        }
        code.Append(");\n\n");
        code.Append("if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);\n");
        code.Append($"console.log(await response.{(request.ExpectsJson ? "json" : "text")}());\n");
        return code.ToString();
    }

    /// <summary>As a literal of the language <c>__proto__</c> would set a prototype, not a member; such a body is a text.</summary>
    internal static string Body(RequestContent body) => CodeText.IsJson(body) && !body.Text.Contains("__proto__", StringComparison.Ordinal)
        ? $"JSON.stringify({CodeText.Indent(body.Text, "  ")})"
        : CodeText.Quote(body.Text);

    private static string Join(IReadOnlyList<TextPiece> pieces) => CodeText.Sum(pieces, text => CodeText.Quote(text), name => $"process.env.{name}");
}
