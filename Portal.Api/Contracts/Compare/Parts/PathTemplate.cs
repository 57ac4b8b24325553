using System.Text.RegularExpressions;

namespace Portal.Api.Contracts.Compare.Parts;

internal static partial class PathTemplate
{
    /// <summary>The template with the names of its parameters left out.</summary>
    public static string Signature(string path) => Parameter().Replace(path, "{}");

    /// <summary>Names of the parameters, by their place.</summary>
    public static IReadOnlyList<string> Names(string path) => [.. Parameter().Matches(path).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Parameter();
}
