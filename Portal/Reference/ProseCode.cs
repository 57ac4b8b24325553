using System.Net;
using System.Text.RegularExpressions;
using Portal.Ui;

namespace Portal.Reference;

/// <summary>Colours the code in prose, where it says what language it is.</summary>
internal static partial class ProseCode
{
    /// <param name="html">Safe HTML of Markdown.</param>
    public static string Coloured(string html) => html.Contains("class=\"language-", StringComparison.Ordinal)
        ? Block().Replace(html, block => $"<pre class=\"code\" tabindex=\"0\"><code>{CodeHighlighter.ToHtml(WebUtility.HtmlDecode(block.Groups["code"].Value), Known(block.Groups["language"].Value))}</code></pre>")
        : html;

    private static string Known(string language) => language.ToLowerInvariant() switch
    {
        "js" or "ts" or "typescript" or "jsx" => "javascript",
        "cs" or "c#" => "csharp",
        "py" => "python",
        var other => other,
    };

    [GeneratedRegex("<pre[^>]*><code class=\"language-(?<language>[^\" ]*)[^>]*>(?<code>[^<]*)</code></pre>")]
    private static partial Regex Block();
}
