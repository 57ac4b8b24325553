using System.Text;

namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>The cURL extension of PHP 8.</summary>
internal static class PhpWriter
{
    public static string Write(RequestModel request)
    {
        var code = new StringBuilder($"<?php\n\n$curl = curl_init({Join(request.Url)});\ncurl_setopt_array($curl, [\n    CURLOPT_RETURNTRANSFER => true,\n");
        if (request.Method == "HEAD")
        {
            code.Append("    CURLOPT_NOBODY => true,\n");
        }
        else if (request.Method != "GET" || request.Body is not null)
        {
            code.Append($"    CURLOPT_CUSTOMREQUEST => {Single(request.Method)},\n");
        }
        if (request.AllHeaders.Count > 0)
        {
            code.Append("    CURLOPT_HTTPHEADER => [\n");
            foreach (var header in request.AllHeaders)
            {
                code.Append($"        {Join([header.Value with { Text = $"{header.Name}: {header.Value.Text}" }])},\n");
            }
            code.Append("    ],\n");
        }
        if (request.Body is { } body)
        {
            code.Append($"    CURLOPT_POSTFIELDS => {Text(body.Text)},\n");
        }
        code.Append("]);\n$answer = curl_exec($curl);\n$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);\n");
        code.Append("if ($answer === false || $status >= 400) {\n    throw new RuntimeException($status . ' ' . ($answer ?: curl_error($curl)));\n}\n");
        return code.Append("echo $answer, PHP_EOL;\n").ToString();
    }

    private static string Join(IReadOnlyList<TextPiece> pieces) => CodeText.Sum(pieces, Single, name => $"getenv({Single(name)})", " . ");

    /// <summary>A nowdoc where lines make it readable and none of them could end it.</summary>
    private static string Text(string text) =>
        CodeText.IsBlock(text) && !text.Contains("BODY", StringComparison.Ordinal) && !text.Contains("?>", StringComparison.Ordinal)
            ? $"<<<'BODY'\n        {CodeText.Indent(text, "        ")}\n        BODY"
            : Single(text);

    private static string Single(string text) => $"'{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";
}
