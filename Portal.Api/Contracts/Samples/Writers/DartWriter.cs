using System.Text;

namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>The http package, as a program.</summary>
internal static class DartWriter
{
    public static string Write(RequestModel request)
    {
        var code = new StringBuilder(request.Body is null ? "import 'dart:io';\n\n" : "import 'dart:convert';\nimport 'dart:io';\n\n");
        code.Append("import 'package:http/http.dart' as http;\n\nFuture<void> main() async {\n");
        code.Append($"  final request = http.Request({Quote(request.Method)}, Uri.parse({Join(request.Url)}));\n");
        foreach (var header in request.AllHeaders)
        {
            code.Append($"  request.headers[{Quote(header.Name)}] = {Join([header.Value])};\n");
        }
        if (request.Body is { } body)
        {
            code.Append($"  request.bodyBytes = utf8.encode({Text(body.Text)});\n");
        }
        code.Append("\n  final response = await http.Response.fromStream(await request.send());\n");
        code.Append("  if (response.statusCode >= 400) {\n    throw HttpException('${response.statusCode} ${response.body}');\n  }\n");
        return code.Append("  print(response.body);\n}\n").ToString();
    }

    private static string Quote(string text) => CodeText.Quote(text, also: "$");

    private static string Join(IReadOnlyList<TextPiece> pieces) => CodeText.Sum(pieces, Quote, name => $"Platform.environment[{Quote(name)}]!");

    private static string Text(string text) =>
        text.Contains('\n', StringComparison.Ordinal) && !text.Contains('\r', StringComparison.Ordinal) && !char.IsWhiteSpace(text[0]) && text[0] != '\'' && text[^1] != '\'' && !text.Contains("'''", StringComparison.Ordinal)
            ? $"r'''\n{text}'''"
            : Quote(text);
}
