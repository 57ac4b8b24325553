using System.Globalization;

namespace Portal.Api.Contracts.Patterns;

/// <summary>
/// Reads the regular expressions of JSON Schema (ECMA-262) into parts. What it does not know (references back, inline options) makes it
/// give up: nothing is said of such a pattern.
/// </summary>
internal sealed class PatternReader
{
    private const int Deepest = 50;

    private readonly string _text;
    private int _at;
    private int _depth;
    private bool _isUnknown;

    private PatternReader(string text) => _text = text;

    public static PatternPart? Read(string pattern)
    {
        var reader = new PatternReader(pattern);
        var part = reader.Alternatives();
        return reader._isUnknown || reader._at < pattern.Length ? null : part;
    }

    private char Now => _at < _text.Length ? _text[_at] : '\0';

    private bool Take(char letter)
    {
        if (_at >= _text.Length || _text[_at] != letter)
        {
            return false;
        }
        _at++;
        return true;
    }

    private PatternPart Alternatives()
    {
        if (++_depth > Deepest)
        {
            _isUnknown = true;
        }
        var choices = new List<PatternPart>();
        do
        {
            var parts = new List<PatternPart>();
            while (_at < _text.Length && Now is not ('|' or ')') && !_isUnknown)
            {
                parts.Add(Quantified(Atom()));
            }
            choices.Add(new PatternPart.Sequence(parts));
        }
        while (!_isUnknown && Take('|'));
        _depth--;
        return choices is [var only] ? only : new PatternPart.Choice(choices);
    }

    private PatternPart Quantified(PatternPart part)
    {
        if (Quantifier() is not { } count)
        {
            return part;
        }
        Take('?');
        return new PatternPart.Repeat(part, count.Least, count.Most);
    }

    private (int Least, int? Most)? Quantifier()
    {
        if (Take('*'))
        {
            return (0, null);
        }
        if (Take('+'))
        {
            return (1, null);
        }
        if (Take('?'))
        {
            return (0, 1);
        }
        return Now is '{' ? Braces() : null;
    }

    /// <summary>A brace that is no quantifier stands for itself.</summary>
    private (int Least, int? Most)? Braces()
    {
        var end = _text.IndexOf('}', _at);
        var numbers = end < 0 ? [] : _text[(_at + 1)..end].Split(',');
        if (numbers.Length is not (1 or 2) || !int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var least))
        {
            return null;
        }
        int? most = null;
        if (numbers.Length == 1)
        {
            most = least;
        }
        else if (numbers[1].Length > 0)
        {
            if (!int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }
            most = number;
        }
        _at = end + 1;
        return (least, most);
    }

    private PatternPart Atom()
    {
        var letter = _text[_at++];
        return letter switch
        {
            '(' => Group(),
            '[' => new PatternPart.One(Class()),
            '.' => new PatternPart.One(CharacterSet.AnyButLineEnds),
            '^' or '$' => new PatternPart.Nothing(),
            '\\' => Escaped(),
            _ => new PatternPart.One(CharacterSet.Of(letter)),
        };
    }

    private PatternPart Group()
    {
        var looks = false;
        if (Take('?'))
        {
            if (Take('=') || Take('!'))
            {
                looks = true;
            }
            else if (Take('<'))
            {
                looks = Now is '=' or '!';
                var end = looks ? _at : _text.IndexOf('>', _at);
                _isUnknown |= end < 0;
                _at = Math.Max(_at, end) + 1;
            }
            else if (!Take(':'))
            {
                _isUnknown = true;
            }
        }
        var inner = Alternatives();
        _isUnknown |= !Take(')');
        return looks ? new PatternPart.Nothing() : inner;
    }

    private PatternPart Escaped()
    {
        if (Now is 'b' or 'B' or 'A' or 'z' or 'Z')
        {
            _at++;
            return new PatternPart.Nothing();
        }
        return new PatternPart.One(Escape());
    }

    private CharacterSet Escape()
    {
        if (_at >= _text.Length)
        {
            _isUnknown = true;
            return CharacterSet.Any;
        }
        var letter = _text[_at++];
        switch (letter)
        {
            case 'd': return CharacterSet.Digits;
            case 'D': return CharacterSet.Digits.Others();
            case 'w': return CharacterSet.Words;
            case 'W': return CharacterSet.Words.Others();
            case 's': return CharacterSet.Spaces;
            case 'S': return CharacterSet.Spaces.Others();
            case 'p' or 'P':
                return Category(letter is 'P');
            case 'x':
                return Hexadecimal(2);
            case 'u':
                return Hexadecimal(4);
            case 'n': return CharacterSet.Of('\n');
            case 'r': return CharacterSet.Of('\r');
            case 't': return CharacterSet.Of('\t');
            case 'f': return CharacterSet.Of('\f');
            case 'v': return CharacterSet.Of('\v');
            case '0': return CharacterSet.Of('\0');
            default:
                // A reference back, or another thing that is no character.
                _isUnknown |= char.IsAsciiLetterOrDigit(letter);
                return CharacterSet.Of(letter);
        }
    }

    private CharacterSet Hexadecimal(int digits)
    {
        if (_at + digits <= _text.Length && ushort.TryParse(_text.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            _at += digits;
            return CharacterSet.Of((char)code);
        }
        _isUnknown = true;
        return CharacterSet.Any;
    }

    /// <summary>Categories are taken for their usual ones, letters and digits; of others nothing is said.</summary>
    private CharacterSet Category(bool others)
    {
        var end = Now is '{' ? _text.IndexOf('}', _at) : -1;
        if (end < 0)
        {
            _isUnknown = true;
            return CharacterSet.Any;
        }
        var name = _text[(_at + 1)..end];
        _at = end + 1;
        var set = name switch
        {
            "L" or "Letter" or "Alphabetic" => CharacterSet.Letters,
            "Lu" => CharacterSet.Capitals,
            "Ll" => CharacterSet.Smalls,
            "N" or "Nd" => CharacterSet.Digits,
            _ => null,
        };
        _isUnknown |= set is null;
        return set is null ? CharacterSet.Any : others ? set.Others() : set;
    }

    private CharacterSet Class()
    {
        var negated = Take('^');
        var sets = new List<CharacterSet>();
        while (_at < _text.Length && Now is not ']')
        {
            var (single, set) = Member();
            if (single is { } from && Now is '-' && _at + 1 < _text.Length && _text[_at + 1] is not ']')
            {
                _at++;
                var (last, end) = Member();
                sets.Add(last is { } to && to >= from ? CharacterSet.Of(from, to) : CharacterSet.Union([set, CharacterSet.Of('-'), end]));
            }
            else
            {
                sets.Add(set);
            }
        }
        _isUnknown |= !Take(']');
        var union = CharacterSet.Union(sets);
        return negated ? union.Others() : union;
    }

    private (char? Single, CharacterSet Set) Member()
    {
        var letter = _text[_at++];
        if (letter is not '\\')
        {
            return (letter, CharacterSet.Of(letter));
        }
        if (Take('b'))
        {
            return ('\b', CharacterSet.Of('\b'));
        }
        var set = Escape();
        return (set.Single, set);
    }
}
