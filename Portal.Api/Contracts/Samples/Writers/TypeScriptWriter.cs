using System.Text;

namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>fetch, as a module in strict TypeScript for Node 18 and later.</summary>
internal static class TypeScriptWriter
{
    public static string Write(RequestModel request)
    {
        var code = new StringBuilder();
        foreach (var variable in request.Variables)
        {
            // In strict mode a variable of the environment may be undefined, and a header must not.
            code.Append($"const {Name(variable)} = process.env.{variable};\n");
            code.Append($"if (!{Name(variable)}) throw new Error({CodeText.Quote($"Set {variable} first")});\n\n");
        }
        code.Append($"const response: Response = await fetch({Join(request.Url)}, {{\n  method: {CodeText.Quote(request.Method)},\n");
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
            code.Append($"  body: {JavaScriptWriter.Body(body)},\n");
        }
        code.Append("});\n\nif (!response.ok) throw new Error(`${response.status} ${await response.text()}`);\n");
        code.Append(request.ExpectsJson ? "const answer: unknown = await response.json();\n" : "const answer: string = await response.text();\n");
        return code.Append("console.log(answer);\n\nexport {};\n").ToString();
    }

    private static string Join(IReadOnlyList<TextPiece> pieces) => CodeText.Sum(pieces, text => CodeText.Quote(text), Name);

    /// <summary><c>TRAVELZ_KEY</c> is <c>travelzKey</c> in code.</summary>
    private static string Name(string variable)
    {
        var words = variable.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant());
        var joined = string.Concat(words);
        return char.ToLowerInvariant(joined[0]) + joined[1..];
    }
}
