using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ColorCode;

namespace Portal.Ui;

/// <summary>Code as HTML with classes, never with inline styles. The result is kept by content, as the same samples are shown again and again.</summary>
internal static partial class CodeHighlighter
{
    /// <summary>Longer texts are shown plain: colouring them costs more than it tells.</summary>
    public const int MaxLength = 64 * 1024;

    private const int MaxKept = 1_000;

    private static readonly ConcurrentDictionary<string, string> Kept = new();

    public static string ToHtml(string code, string? language)
    {
        if (code.Length > MaxLength || LanguageOf(language) is not { } known)
        {
            return WebUtility.HtmlEncode(code);
        }
        var key = known.Id + ":" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
        if (Kept.Count > MaxKept)
        {
            Kept.Clear();
        }
        return Kept.GetOrAdd(key, static (_, input) => Colour(input.code, input.known), (code, known));
    }

    private static ILanguage? LanguageOf(string? language) => language switch
    {
        "csharp" => Languages.CSharp,
        "javascript" => Languages.JavaScript,
        "python" => Languages.Python,
        "typescript" => Languages.Typescript,
        "java" => Languages.Java,
        "php" => Languages.Php,
        "powershell" => Languages.PowerShell,
        "json" => Languages.FindById("json"),
        _ => null,
    };

    private static string Colour(string code, ILanguage language)
    {
        // A formatter keeps its writer as state, so each call has its own.
        var html = new HtmlClassFormatter().GetHtmlString(code, language);
        return Wrapping().Replace(html, "").Trim('\r', '\n');
    }

    [GeneratedRegex("^\\s*<div[^>]*><pre>|</pre></div>\\s*$")]
    private static partial Regex Wrapping();
}
