using System.Text;

namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>java.net.http, as a class for Java 17 and later.</summary>
internal static class JavaWriter
{
    public static string Write(RequestModel request)
    {
        var code = new StringBuilder("import java.net.URI;\nimport java.net.http.HttpClient;\nimport java.net.http.HttpRequest;\nimport java.net.http.HttpResponse;\n\n");
        code.Append("public class Main {\n    public static void main(String[] args) throws Exception {\n");
        code.Append($"        var request = HttpRequest.newBuilder(URI.create({Join(request.Url)}))\n");
        foreach (var header in request.AllHeaders)
        {
            code.Append($"            .header({CodeText.Quote(header.Name)}, {Join([header.Value])})\n");
        }
        var body = request.Body is { } content ? $"HttpRequest.BodyPublishers.ofString({Text(content.Text)})" : "HttpRequest.BodyPublishers.noBody()";
        code.Append(request is { Method: "GET", Body: null } ? "            .GET()\n" : $"            .method({CodeText.Quote(request.Method)}, {body})\n");
        code.Append("            .build();\n\n        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());\n");
        code.Append("        if (response.statusCode() >= 400) {\n            throw new IllegalStateException(response.statusCode() + \" \" + response.body());\n        }\n");
        return code.Append("        System.out.println(response.body());\n    }\n}\n").ToString();
    }

    private static string Join(IReadOnlyList<TextPiece> pieces) => CodeText.Sum(pieces, text => CodeText.Quote(text), name => $"System.getenv({CodeText.Quote(name)})");

    /// <summary>A text block where lines make it readable; the last line's backslash keeps a line end from being added.</summary>
    private static string Text(string text)
    {
        if (!CodeText.IsBlock(text))
        {
            return CodeText.Quote(text);
        }
        const string Indent = "                ";
        var escaped = text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        return $"\"\"\"\n{Indent}{CodeText.Indent(escaped, Indent)}\\\n{Indent}\"\"\"";
    }
}
