using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>PowerShell 7.</summary>
internal static partial class PowerShellWriter
{
    private static readonly string[] Known = ["Default", "Get", "Head", "Post", "Put", "Delete", "Trace", "Options", "Merge", "Patch"];

    public static string Write(RequestModel request)
    {
        var known = Array.Find(Known, name => name.Equals(request.Method, StringComparison.OrdinalIgnoreCase));
        var code = new StringBuilder("$call = @{\n");
        code.Append(known is null ? $"    CustomMethod = {Single(request.Method)}\n" : $"    Method = '{known}'\n");
        code.Append($"    Uri = {Join(request.Url)}\n");
        if (request.Headers.Count > 0)
        {
            code.Append("    Headers = @{\n");
            foreach (var header in request.Headers)
            {
                code.Append($"        {Single(header.Name)} = {Join([new TextPiece(header.Value, header.Variable)])}\n");
            }
            code.Append("    }\n");
        }
        if (request.Body is { } body)
        {
            code.Append($"    ContentType = {Single(WithCharset(body))}\n    Body = {Text(body.Text)}\n");
        }
        code.Append("}\n");
        code.Append(request.ExpectsJson ? "Invoke-RestMethod @call | ConvertTo-Json -Depth 20\n" : "Invoke-RestMethod @call\n");
        return code.ToString();
    }

    /// <summary>Without one, PowerShell before 7.4 would send Latin-1.</summary>
    private static string WithCharset(RequestContent body) =>
        Ascii.IsValid(body.Text) || body.MediaType.Contains("charset", StringComparison.OrdinalIgnoreCase) ? body.MediaType : body.MediaType + "; charset=utf-8";

    private static string Join(IReadOnlyList<TextPiece> pieces) => CodeText.Sum(pieces, Single, name => "$env:" + name);

    /// <summary>A string of several lines as it stands; one whose line begins with its end mark is quoted.</summary>
    private static string Text(string text) =>
        text.Contains('\n', StringComparison.Ordinal) && !text.Contains('\r', StringComparison.Ordinal) && !text.Contains("\n'@", StringComparison.Ordinal) && !text.StartsWith("'@", StringComparison.Ordinal)
            ? $"@'\n{text}\n'@"
            : Single(text);

    /// <summary>PowerShell takes typographic quotes for the plain one too.</summary>
    private static string Single(string text) => $"'{Quotes().Replace(text, "$0$0")}'";

    [GeneratedRegex("['\u2018\u2019\u201A\u201B]")]
    private static partial Regex Quotes();
}
