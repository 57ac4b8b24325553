using System.Text.RegularExpressions;

namespace Portal.Api.Contracts;

/// <summary>An operationId as people read it, where an operation has no summary: <c>GetChargesSearch</c> is Get charges search.</summary>
internal static partial class OperationWords
{
    public static string? Of(string? id)
    {
        if (id is null || id.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('_' or '-' or '.' or '/')))
        {
            return id;
        }
        var words = Starts().Replace(id, " ").Split([' ', '_', '-', '.', '/'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Length > 1 && word.All(char.IsAsciiLetterUpper) ? word : word.ToLowerInvariant());
        return string.Join(' ', words) is { Length: > 0 } text ? char.ToUpperInvariant(text[0]) + text[1..] : id;
    }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")]
    private static partial Regex Starts();
}
