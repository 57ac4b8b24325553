using System.Text;

namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>net/http, as a program.</summary>
internal static class GoWriter
{
    public static string Write(RequestModel request)
    {
        // An import that is not used is an error.
        string?[] imports = ["fmt", "io", "log", "net/http", request.Variables.Count > 0 ? "os" : null, request.Body is null ? null : "strings"];
        var code = new StringBuilder($"package main\n\nimport (\n{string.Concat(imports.OfType<string>().Select(name => $"\t\"{name}\"\n"))})\n\nfunc main() {{\n");
        code.Append($"\trequest, err := http.NewRequest({CodeText.Quote(request.Method)}, {Join(request.Url)}, {(request.Body is { } body ? $"strings.NewReader({Text(body.Text)})" : "nil")})\n");
        code.Append("\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n");
        foreach (var header in request.AllHeaders)
        {
            code.Append($"\trequest.Header.Set({CodeText.Quote(header.Name)}, {Join([header.Value])})\n");
        }
        code.Append("\n\tresponse, err := http.DefaultClient.Do(request)\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n\tdefer response.Body.Close()\n");
        code.Append("\tbody, err := io.ReadAll(response.Body)\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n");
        code.Append("\tif response.StatusCode >= 400 {\n\t\tlog.Fatalf(\"%s %s\", response.Status, body)\n\t}\n");
        return code.Append("\tfmt.Println(string(body))\n}\n").ToString();
    }

    private static string Join(IReadOnlyList<TextPiece> pieces) => CodeText.Sum(pieces, text => CodeText.Quote(text), name => $"os.Getenv({CodeText.Quote(name)})");

    /// <summary>Between backquotes everything is itself, but for a carriage return, which Go drops, and a byte order mark, which it refuses.</summary>
    private static string Text(string text) => text.Contains('\n', StringComparison.Ordinal) && !text.AsSpan().ContainsAny("`\r\uFEFF")
        ? $"`{text}`"
        : CodeText.Quote(text);
}
