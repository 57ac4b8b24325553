using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using ColorCode;

namespace Portal.Ui;

/// <summary>Code as HTML with classes, never with inline styles. The result is kept by content, as the same samples are shown again and again.</summary>
internal static partial class CodeHighlighter
{
    /// <summary>Longer texts are shown plain: colouring them costs more than it tells.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>Characters that are kept before all are let go: a few hundred samples.</summary>
    private const int MostKept = 4 * 1024 * 1024;

    private static readonly ConcurrentDictionary<string, string> Kept = new(StringComparer.Ordinal);
    private static long _kept;

    public static string ToHtml(string code, string? language)
    {
        if (code.Length > MaxLength)
        {
            return WebUtility.HtmlEncode(code);
        }
        if (language == "json")
        {
            return JsonHighlighter.ToHtml(code);
        }
        return LanguageOf(language) is { } known ? Coloured(code, known) : WebUtility.HtmlEncode(code);
    }

    private static string Coloured(string code, ILanguage language)
    {
        var key = language.Id + ":" + code;
        if (Kept.TryGetValue(key, out var known))
        {
            return known;
        }
        var html = Colour(code, language);
        if (Interlocked.Add(ref _kept, key.Length + html.Length) > MostKept)
        {
            Kept.Clear();
            Interlocked.Exchange(ref _kept, 0);
        }
        Kept.TryAdd(key, html);
        return html;
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
