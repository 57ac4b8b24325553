using System.Text;

namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>URLSession, as the top-level statements of a Swift 5.7 program.</summary>
internal static class SwiftWriter
{
    public static string Write(RequestModel request)
    {
        var code = new StringBuilder("import Foundation\n\n");
        code.Append($"var request = URLRequest(url: URL(string: {Join(request.Url)})!)\nrequest.httpMethod = {Quote(request.Method)}\n");
        foreach (var header in request.AllHeaders)
        {
            code.Append($"request.setValue({Join([header.Value])}, forHTTPHeaderField: {Quote(header.Name)})\n");
        }
        if (request.Body is { } body)
        {
            code.Append($"request.httpBody = Data({Text(body.Text)}.utf8)\n");
        }
        code.Append("\nlet (data, response) = try await URLSession.shared.data(for: request)\nlet status = (response as! HTTPURLResponse).statusCode\n");
        code.Append("guard status < 400 else { fatalError(\"\\(status) \\(String(decoding: data, as: UTF8.self))\") }\n");
        return code.Append("print(String(decoding: data, as: UTF8.self))\n").ToString();
    }

    private static string Quote(string text) => CodeText.Quote(text, braces: true);

    private static string Join(IReadOnlyList<TextPiece> pieces) => CodeText.Sum(pieces, Quote, name => $"ProcessInfo.processInfo.environment[{Quote(name)}]!");

    /// <summary>Between <c>#"""</c> a backslash is itself unless a # follows it.</summary>
    private static string Text(string text) =>
        CodeText.IsBlock(text) && !text.Contains("\\#", StringComparison.Ordinal) && !text.Contains("\"\"\"#", StringComparison.Ordinal)
            ? $"#\"\"\"\n    {CodeText.Indent(text, "    ")}\n    \"\"\"#"
            : Quote(text);
}
