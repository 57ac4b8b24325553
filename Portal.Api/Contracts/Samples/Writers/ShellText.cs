using System.Text.RegularExpressions;

namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>Words of a POSIX shell.</summary>
internal static partial class ShellText
{
    public static string Join(IReadOnlyList<TextPiece> pieces)
    {
        if (pieces is [{ Variable: null } only])
        {
            return Bare().IsMatch(only.Text) ? only.Text : Single(only.Text);
        }
        // Between double quotes shells still read \ ` ! and $, so only text without them may stand there beside the variable.
        return pieces.All(piece => Tame().IsMatch(piece.Text))
            ? $"\"{string.Concat(pieces.Select(piece => piece.Text + (piece.Variable is null ? "" : "$" + piece.Variable)))}\""
            : string.Concat(pieces.Select(piece => (piece.Text.Length == 0 ? "" : Single(piece.Text)) + (piece.Variable is null ? "" : $"\"${piece.Variable}\"")));
    }

    public static string Single(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>A body. Returns that end its lines do not survive being pasted, so printf writes them; what it writes may not end in a line feed.</summary>
    public static string Body(string text) => text.Contains('\r', StringComparison.Ordinal) && text[^1] != '\n'
        ? $"\"$(printf -- {Single(text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", "%%", StringComparison.Ordinal).Replace("\r", @"\r", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal))})\""
        : Single(text);

    /// <summary>One part a line.</summary>
    public static string Lines(IEnumerable<string> parts) => string.Join(" \\\n  ", parts);

    [GeneratedRegex(@"^[A-Za-z0-9:/._~%,+-]+\z")]
    private static partial Regex Bare();

    [GeneratedRegex(@"^[A-Za-z0-9 :/._~%,+?&=-]*\z")]
    private static partial Regex Tame();
}
