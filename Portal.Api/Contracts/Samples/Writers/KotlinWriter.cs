using System.Text;

namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>java.net.http, as a program in Kotlin.</summary>
internal static class KotlinWriter
{
    public static string Write(RequestModel request)
    {
        var code = new StringBuilder("import java.net.URI\nimport java.net.http.HttpClient\nimport java.net.http.HttpRequest\nimport java.net.http.HttpResponse\n\nfun main() {\n");
        code.Append($"    val request = HttpRequest.newBuilder(URI.create({Join(request.Url)}))\n");
        foreach (var header in request.AllHeaders)
        {
            code.Append($"        .header({Quote(header.Name)}, {Join([header.Value])})\n");
        }
        var body = request.Body is { } content ? $"HttpRequest.BodyPublishers.ofString({Text(content.Text)})" : "HttpRequest.BodyPublishers.noBody()";
        code.Append(request is { Method: "GET", Body: null } ? "        .GET()\n" : $"        .method({Quote(request.Method)}, {body})\n");
        code.Append("        .build()\n\n    val response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString())\n");
        code.Append("    check(response.statusCode() < 400) { \"${response.statusCode()} ${response.body()}\" }\n");
        return code.Append("    println(response.body())\n}\n").ToString();
    }

    private static string Quote(string text) => CodeText.Quote(text, also: "$");

    private static string Join(IReadOnlyList<TextPiece> pieces) => CodeText.Sum(pieces, Quote, name => $"System.getenv({Quote(name)})");

    /// <summary>A raw string has no escapes, so it is taken only where none are needed.</summary>
    private static string Text(string text) => CodeText.IsBlock(text) && !text.Contains('$', StringComparison.Ordinal) && !text.Contains("\"\"\"", StringComparison.Ordinal) && text[^1] != '"'
        ? $"\"\"\"\n            {CodeText.Indent(text, "            ")}\n        \"\"\".trimIndent()"
        : Quote(text);
}
