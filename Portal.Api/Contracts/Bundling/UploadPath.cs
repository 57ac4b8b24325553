using System.Text.RegularExpressions;

namespace Portal.Api.Contracts.Bundling;

/// <summary>Paths of files within an upload: with '/' between, relative to its top, and never out of it.</summary>
internal static partial class UploadPath
{
    private static readonly string[] Endings = [".yaml", ".yml", ".json"];

    /// <summary>The name of an entry in one spelling; null for what would lie outside the folder.</summary>
    public static string? Normal(string name) => IsAbsolute(name) ? null : Walk([], name);

    /// <summary>What a relative reference names, seen from a file; null for what leads out of the folder.</summary>
    public static string? Resolve(string from, string relative) => Walk(from.Split('/')[..^1], Uri.UnescapeDataString(relative));

    public static bool IsAbsolute(string path) => path is ['/' or '\\', ..] or [_, ':', ..];

    /// <summary>With a scheme, as in https: or file:.</summary>
    public static bool IsAddress(string reference) => Scheme().IsMatch(reference);

    public static bool IsContract(string name) => Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    public static int Depth(string name) => name.AsSpan().Count('/');

    /// <summary>The name without folder and ending.</summary>
    public static string Stem(string name)
    {
        var file = name[(name.LastIndexOf('/') + 1)..];
        return file.LastIndexOf('.') is > 0 and var dot ? file[..dot] : file;
    }

    private static string? Walk(IEnumerable<string> from, string path)
    {
        var parts = new List<string>(from);
        foreach (var part in path.Split('/', '\\'))
        {
            if (part is "..")
            {
                if (parts.Count == 0)
                {
                    return null;
                }
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }
        return string.Join('/', parts);
    }

    [GeneratedRegex("^([A-Za-z][A-Za-z0-9+.-]+:|//)")]
    private static partial Regex Scheme();
}
