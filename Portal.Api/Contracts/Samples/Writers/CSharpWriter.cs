using System.Text;

namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>HttpClient, as the top-level statements of a .NET program.</summary>
internal static class CSharpWriter
{
    private static readonly string[] Known = ["Get", "Put", "Post", "Delete", "Head", "Options", "Trace", "Patch"];

    public static string Write(RequestModel request)
    {
        var code = new StringBuilder();
        if (request.Body is not null)
        {
            code.Append("using System.Net.Http.Headers;\n\n");
        }
        code.Append("using var client = new HttpClient();\n");
        code.Append($"using var request = new HttpRequestMessage({Method(request.Method)}, {Join(request.Url)});\n");
        foreach (var header in request.Headers)
        {
            code.Append($"request.Headers.Add({CodeText.Quote(header.Name)}, {Join([new TextPiece(header.Value, header.Variable)])});\n");
        }
        if (request.Body is { } body)
        {
            code.Append($"request.Content = new StringContent({Literal(body.Text)}, MediaTypeHeaderValue.Parse({CodeText.Quote(body.MediaType)}));\n");
        }
        code.Append("\nusing var response = await client.SendAsync(request);\n");
        code.Append("response.EnsureSuccessStatusCode();\n");
        code.Append("Console.WriteLine(await response.Content.ReadAsStringAsync());\n");
        return code.ToString();
    }

    private static string Method(string method)
    {
        var known = System.Array.Find(Known, name => name.Equals(method, StringComparison.OrdinalIgnoreCase));
        return known is null ? $"new HttpMethod({CodeText.Quote(method)})" : $"HttpMethod.{known}";
    }

    private static string Join(IReadOnlyList<TextPiece> pieces) => CodeText.Sum(pieces, text => CodeText.Quote(text), name => $"Environment.GetEnvironmentVariable({CodeText.Quote(name)})");

    /// <summary>A raw string where lines make it readable; fenced by more quotes than the text has in a row.</summary>
    internal static string Literal(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal) || text.Any(letter => char.IsControl(letter) && letter != '\n'))
        {
            return CodeText.Quote(text);
        }
        var fence = "\"\"\"";
        while (text.Contains(fence, StringComparison.Ordinal))
        {
            fence += "\"";
        }
        return $"{fence}\n    {CodeText.Indent(text, "    ")}\n    {fence}";
    }
}
