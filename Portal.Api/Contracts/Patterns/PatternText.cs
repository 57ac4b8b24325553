using System.Text;
using System.Text.RegularExpressions;
using Portal.Api.Contracts.Validation.Patterns;

namespace Portal.Api.Contracts.Patterns;

/// <summary>Makes texts that match a regular expression of ECMA-262: the plainest one of a length, or one that is drawn.</summary>
internal sealed class PatternText
{
    private const int Longest = 4_096;
    private const int FewMore = 8;
    private const int MostMore = 512;
    private const int MostGuesses = 60;
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "1234567890";
    private const string Marks = "-_. /:@+,#*()=&?!%'\"";

    private static readonly TimeSpan MostTime = TimeSpan.FromMilliseconds(50);

    private readonly StringBuilder _text = new();
    private readonly Func<int, int>? _draw;
    private readonly int _more;
    private bool _isMixed;

    private PatternText(Func<int, int>? draw, int more) => (_draw, _more) = (draw, more);

    /// <param name="least">Characters that it has to have.</param>
    /// <param name="draw">One of 0 to the number less one; null: the first of everything.</param>
    /// <returns>Null: none was found. Patterns that look around, or refer back, may be too much for this.</returns>
    /// <exception cref="SlowPatternException">The pattern took longer than a page can wait for an example.</exception>
    public static string? Make(string pattern, int least, int most, Func<int, int>? draw = null)
    {
        if (PatternReader.Read(pattern) is not { } part || Runnable(pattern) is not { } regex)
        {
            return null;
        }
        return Search(part, regex, least, most, draw) ?? (draw is null ? null : Search(part, regex, least, most, null)) ?? Guess(part, regex, least, most);
    }

    /// <summary>What may be left out is left out, unless the text has to be longer than what is left.</summary>
    private static string? Search(PatternPart part, Regex regex, int least, int most, Func<int, int>? draw)
    {
        for (var more = 0; more <= Math.Clamp(least, FewMore, MostMore); more++)
        {
            var made = new PatternText(draw, more);
            if (made.Write(part) && Fitting(made._text.ToString(), regex, least, most) is { } text)
            {
                return text;
            }
        }
        return null;
    }

    /// <summary>What a pattern looks ahead for is met by chance, if at all; always by the same one.</summary>
    private static string? Guess(PatternPart part, Regex regex, int least, int most)
    {
        var random = new Random(1);
        for (var guess = 0; guess < MostGuesses; guess++)
        {
            var made = new PatternText(random.Next, Math.Min(least, MostMore) + (guess % FewMore)) { _isMixed = true };
            if (made.Write(part) && Fitting(made._text.ToString(), regex, least, most) is { } text)
            {
                return text;
            }
        }
        return null;
    }

    /// <summary>A pattern that asks nothing of the end takes letters there.</summary>
    private static string? Fitting(string text, Regex regex, int least, int most)
    {
        var whole = text.Length >= least ? text : text + string.Concat(Enumerable.Range(text.Length, Math.Min(least, Longest) - text.Length).Select(at => Lower[at % Lower.Length]));
        return whole.Length > 0 && whole.Length >= least && whole.Length <= most && Matches(regex, whole) ? whole : null;
    }

    /// <summary>False as well when it is no pattern.</summary>
    /// <exception cref="SlowPatternException">The pattern took longer than a page can wait for an example.</exception>
    public static bool Matches(string pattern, string text) => Runnable(pattern) is { } regex && Matches(regex, text);

    private static bool Matches(Regex regex, string text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException slow)
        {
            throw new SlowPatternException(slow);
        }
    }

    /// <summary>Run a few times only, so that making it ready must cost little: not as <see cref="TextPattern"/>, which is run by every call.</summary>
    private static Regex? Runnable(string pattern)
    {
        try
        {
            return pattern.Length <= Longest && EcmaPattern.Translate(pattern, out _) is { } translated ? new Regex(translated, RegexOptions.CultureInvariant, MostTime) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>False: it would be too long.</summary>
    private bool Write(PatternPart part) => part switch
    {
        PatternPart.One one => Write(one.Set),
        PatternPart.Sequence sequence => sequence.Parts.All(Write),
        PatternPart.Choice choice => Write(choice.Parts[_draw?.Invoke(choice.Parts.Count) ?? Math.Max(0, choice.Parts.ToList().FindIndex(IsSomething))]),
        PatternPart.Repeat repeat => Write(repeat),
        _ => true,
    };

    private bool Write(PatternPart.Repeat repeat)
    {
        var most = Math.Min(repeat.Most ?? int.MaxValue, (long)repeat.Least + _more);
        var count = _draw is null || _more == 0 ? most : Math.Max(repeat.Least, most - _draw(2));
        var began = -1;
        // What takes no character takes none however often.
        for (var time = 0; time < count && _text.Length > began; time++)
        {
            began = _text.Length;
            if (!Write(repeat.Part))
            {
                return false;
            }
        }
        return true;
    }

    private bool Write(CharacterSet set)
    {
        if (_text.Length >= Longest)
        {
            return false;
        }
        _text.Append(Letter(set));
        return true;
    }

    /// <summary>One that is read easily; in a row of them the next in order.</summary>
    private char Letter(CharacterSet set)
    {
        if (_isMixed && (Lower + Upper + Digits + Marks).Where(set.Has).ToArray() is { Length: > 0 } mixed)
        {
            return mixed[_draw!(mixed.Length)];
        }
        foreach (var letters in (string[])[Lower, Upper, Digits])
        {
            var known = letters.Where(set.Has).ToArray();
            if (known.Length > 0)
            {
                return known[_draw?.Invoke(known.Length) ?? _text.Length % known.Length];
            }
        }
        return Marks.FirstOrDefault(set.Has, set.First);
    }

    private static bool IsSomething(PatternPart part) => part switch
    {
        PatternPart.One => true,
        PatternPart.Sequence sequence => sequence.Parts.Any(IsSomething),
        PatternPart.Choice choice => choice.Parts.Any(IsSomething),
        PatternPart.Repeat repeat => IsSomething(repeat.Part),
        _ => false,
    };
}
