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
    public static string Name(string name) => LooksLikeName().IsMatch(name) && !LooksLikeData().IsMatch(name) ? name : Any;

    /// <summary>Null: nothing of this value may be kept.</summary>
    public static string? Word(string value) => LooksLikeWord().IsMatch(value) && !LooksLikeData().IsMatch(value) ? value : null;

    /// <summary>A part of a path that nobody knows: kept only if it is a plain word.</summary>
    public static string Segment(string segment) => LooksLikeSegment().IsMatch(segment) && !LooksLikeData().IsMatch(segment) ? segment : "{id}";

    [GeneratedRegex(@"\A[A-Za-z_$@][A-Za-z0-9_.:$@\[\]-]{0,63}\z", RegexOptions.NonBacktracking)]
    private static partial Regex LooksLikeName();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9]{0,30}([_.:-][A-Za-z0-9]{1,20}){0,4}\z", RegexOptions.NonBacktracking)]
    private static partial Regex LooksLikeWord();

    [GeneratedRegex(@"\A[a-z][a-z_.-]{0,39}\z", RegexOptions.NonBacktracking)]
    private static partial Regex LooksLikeSegment();

    /// <summary>Addresses, long runs of digits, ids in hex and long mixtures of letters and digits, tokens of known makers.</summary>
    [GeneratedRegex(@".@.|[0-9]{4}|[0-9a-fA-F]{8}-|(?-i:\A[0-9a-f]{12,}\z)|[A-Za-z]+[0-9]+[A-Za-z]+[0-9]+[A-Za-z]|\A(tvzc?|sk|pk|ghp|gho|xox[a-z]|eyJ)[_.-]?[A-Za-z0-9]{8}|\A[A-Za-z0-9]{33,}\z", RegexOptions.NonBacktracking)]
    private static partial Regex LooksLikeData();
}
