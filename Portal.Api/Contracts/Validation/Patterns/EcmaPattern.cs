using System.Globalization;
using System.Text;

namespace Portal.Api.Contracts.Validation.Patterns;

/// <summary>
/// Regular expressions as ECMA-262 spells them (with code points as characters, its flag u) in .NET's spelling. What .NET would read in
/// another way is refused or rewritten; where the two differ and a rewrite would be slow, it is said here: <c>\b</c> counts all letters.
/// </summary>
internal ref struct EcmaPattern
{
    private const string LineEnds = @"\n\r\u2028\u2029";

    private readonly ReadOnlySpan<char> _text;
    private readonly StringBuilder _written;
    private int _at;

    private EcmaPattern(ReadOnlySpan<char> text, int at = 0)
    {
        _text = text;
        _at = at;
        _written = new StringBuilder(text.Length + 16);
    }

    /// <summary>Null with a reason when the text is no pattern of ECMA-262.</summary>
    public static string? Translate(string text, out string? reason)
    {
        var pattern = new EcmaPattern(text);
        try
        {
            while (pattern._at < text.Length)
            {
                pattern.Next();
            }
            reason = null;
            return pattern._written.ToString();
        }
        catch (FormatException wrong)
        {
            reason = wrong.Message;
            return null;
        }
    }

    private void Next()
    {
        var letter = _text[_at++];
        switch (letter)
        {
            case '\\':
                Escape();
                break;
            case '[':
                var set = EcmaClass.Read(_text, ref _at);
                _written.Append(set.Write(IsRepeated()));
                break;
            case '(':
                Group();
                break;
            case '.':
                _written.Append(IsRepeated() ? $"[^{LineEnds}]" : $@"(?:[^{LineEnds}\uD800-\uDFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF])");
                break;
            case '$':
                _written.Append(@"\z");
                break;
            case '{' when !IsQuantifier():
            case ']' or '}' when letter is ']' || !ClosesQuantifier():
                _written.Append('\\').Append(letter);
                break;
            default:
                Literal(letter);
                break;
        }
    }

    private void Literal(char letter)
    {
        // A pair is one character, so that what follows repeats all of it.
        if (char.IsHighSurrogate(letter) && _at < _text.Length && char.IsLowSurrogate(_text[_at]))
        {
            _written.Append("(?:").Append(letter).Append(_text[_at++]).Append(')');
            return;
        }
        _written.Append(letter);
    }

    private void Group()
    {
        var rest = _text[_at..];
        if (rest is ['?', ..] && rest is not (['?', ':' or '=' or '!', ..] or ['?', '<', '=' or '!', ..]) && !IsNamed(rest))
        {
            throw new FormatException($"'({rest[..Math.Min(3, rest.Length)]}' begins no group that ECMA-262 knows.");
        }
        _written.Append('(');
    }

    private static bool IsNamed(ReadOnlySpan<char> rest) => rest is ['?', '<', var first, ..] && (char.IsLetter(first) || first is '_' or '$');

    private void Escape()
    {
        if (_at >= _text.Length)
        {
            throw new FormatException("It ends in a backslash.");
        }
        var letter = _text[_at];
        switch (letter)
        {
            case 'b' or 'B':
                _at++;
                _written.Append('\\').Append(letter);
                break;
            case >= '1' and <= '9':
                _at++;
                _written.Append('\\').Append(letter);
                break;
            case 'k' when _text[_at..] is ['k', '<', ..]:
                _at++;
                _written.Append(@"\k");
                break;
            default:
                var set = new EcmaClass();
                EcmaEscape.Read(_text, ref _at, set);
                _written.Append(set.Write(IsRepeated()));
                break;
        }
    }

    /// <summary>All that are alike and follow one another: then it does not matter whether characters or halves of them are counted.</summary>
    private readonly bool IsRepeated() => _at < _text.Length && _text[_at] is '*' or '+';

    private readonly bool IsQuantifier()
    {
        var rest = _text[_at..];
        var end = rest.IndexOf('}');
        if (end <= 0)
        {
            return false;
        }
        var comma = rest[..end].IndexOf(',');
        return IsCount(rest[..(comma < 0 ? end : comma)]) && (comma < 0 || comma == end - 1 || IsCount(rest[(comma + 1)..end]));
    }

    private readonly bool ClosesQuantifier()
    {
        var start = _text[..(_at - 1)].LastIndexOf('{');
        return start >= 0 && new EcmaPattern(_text, start + 1).IsQuantifier() && _text[(start + 1)..].IndexOf('}') == _at - start - 2;
    }

    private static bool IsCount(ReadOnlySpan<char> text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
