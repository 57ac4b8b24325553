using System.Text.RegularExpressions;

namespace Portal.Api.Drift.Shapes;

/// <summary>
/// What of a stranger's text may be kept. Names of members and parameters are, while they look like names; where they look like data (an
/// address, a number, an id) they become <c>*</c>. Values are not, except words as enumerations have them.
/// </summary>
internal static partial class SafeNames
{
    public const string Any = "*";

    /// <summary>A name that looks like one, else <see cref="Any"/>.</summary>
    public static string Name(string name) => LooksLikeName().IsMatch(name) && !IsData(name) ? name : Any;

    /// <summary>Null: nothing of this value may be kept.</summary>
    public static string? Word(string value) => LooksLikeWord().IsMatch(value) && !IsData(value) ? value : null;

    /// <summary>A part of a path that nobody knows: kept only if it is a plain word.</summary>
    public static string Segment(string segment) => LooksLikeSegment().IsMatch(segment) && !IsData(segment) ? segment : "{id}";

    private static bool IsData(string text) => LooksLikeData().IsMatch(text) || LooksRandom(text);

    /// <summary>
    /// Letters drawn by lot: people's words have neither digits in the middle of long runs nor a capital at every other letter, and their
    /// long runs have vowels in them.
    /// </summary>
    private static bool LooksRandom(string text)
    {
        foreach (var run in text.Split(Separators))
        {
            if (run.Length < 12)
            {
                continue;
            }
            var digits = run.Count(char.IsAsciiDigit);
            var turns = run.Skip(2).Where((letter, at) => char.IsAsciiLetterUpper(letter) && char.IsAsciiLetterLower(run[at + 1]) && (at == 0 || !char.IsAsciiLetterLower(run[at]))).Count();
            var vowels = run.Count(letter => "aeiouyAEIOUY".Contains(letter, StringComparison.Ordinal));
            if (turns > 1 || vowels * 6 < run.Length || (run.Length >= 16 && digits > 0 && !run.TrimEnd(Digits).All(char.IsAsciiLetter)) || (run.Length >= 16 && run.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter))))
            {
                return true;
            }
        }
        return false;
    }

    private static readonly char[] Separators = ['_', '.', ':', '$', '@', '[', ']', '-'];
    private static readonly char[] Digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    [GeneratedRegex(@"\A[A-Za-z_$@][A-Za-z0-9_.:$@\[\]-]{0,63}\z", RegexOptions.NonBacktracking)]
    private static partial Regex LooksLikeName();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9]{0,30}([_.:-][A-Za-z0-9]{1,20}){0,4}\z", RegexOptions.NonBacktracking)]
    private static partial Regex LooksLikeWord();

    [GeneratedRegex(@"\A[a-z][a-z_.-]{0,39}\z", RegexOptions.NonBacktracking)]
    private static partial Regex LooksLikeSegment();

    /// <summary>Addresses, long runs of digits, ids in hex and long mixtures of letters and digits, tokens of known makers.</summary>
    [GeneratedRegex(@".@.|[0-9]{4}|[0-9a-fA-F]{8}-|(?-i:\A[0-9a-f]{12,}\z)|[A-Za-z]+[0-9]+[A-Za-z]+[0-9]+[A-Za-z]|\A(tvz(c|at)?|gh[opsu]|glpat|xox[a-z])[_.-]?[A-Za-z0-9]{8}|\A[spr]k[_-](live|test|prod|proj)|\A(AKIA|ASIA|AIza|eyJ)[A-Za-z0-9]{8}|\A[A-Za-z0-9]{33,}\z", RegexOptions.NonBacktracking)]
    private static partial Regex LooksLikeData();
}
