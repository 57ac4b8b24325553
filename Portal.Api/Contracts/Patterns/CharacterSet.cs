namespace Portal.Api.Contracts.Patterns;

/// <summary>Characters that one place of a pattern takes, as ranges of UTF-16 units.</summary>
internal sealed class CharacterSet
{
    public static readonly CharacterSet Any = new([('\0', '\uFFFF')]);
    public static readonly CharacterSet AnyButLineEnds = new([('\0', '\t'), ('\u000B', '\f'), ('\u000E', '\u2027'), ('\u202A', '\uFFFF')]);
    public static readonly CharacterSet Digits = new([('0', '9')]);
    public static readonly CharacterSet Words = new([('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]);
    public static readonly CharacterSet Spaces = new([('\t', '\r'), (' ', ' '), ('\u00A0', '\u00A0'), ('\u2028', '\u2029'), ('\u3000', '\u3000'), ('\uFEFF', '\uFEFF')]);
    public static readonly CharacterSet Capitals = new([('A', 'Z'), ('\u00C0', '\u00D6'), ('\u00D8', '\u00DE')]);
    public static readonly CharacterSet Smalls = new([('a', 'z'), ('\u00DF', '\u00F6'), ('\u00F8', '\u00FF')]);
    public static readonly CharacterSet Letters = new([('A', 'Z'), ('a', 'z'), ('\u00AA', '\uFFFF')]);

    private readonly List<(char From, char To)> _ranges;

    private CharacterSet(List<(char From, char To)> ranges) => _ranges = ranges;

    /// <summary>The character, where there is exactly one.</summary>
    public char? Single => _ranges is [var only] && only.From == only.To ? only.From : null;

    public char First => _ranges is [var first, ..] ? first.From : '\0';

    public bool Has(char letter) => _ranges.Exists(range => range.From <= letter && letter <= range.To);

    public static CharacterSet Of(char from, char to) => new([(from, to)]);

    public static CharacterSet Of(char one) => Of(one, one);

    public static CharacterSet Union(IEnumerable<CharacterSet> sets)
    {
        var merged = new List<(char From, char To)>();
        foreach (var range in sets.SelectMany(set => set._ranges).Order())
        {
            if (merged.Count > 0 && range.From <= merged[^1].To + 1)
            {
                merged[^1] = (merged[^1].From, range.To > merged[^1].To ? range.To : merged[^1].To);
            }
            else
            {
                merged.Add(range);
            }
        }
        return new CharacterSet(merged);
    }

    public CharacterSet Others()
    {
        var others = new List<(char From, char To)>();
        var next = 0;
        foreach (var (from, to) in _ranges)
        {
            if (from > next)
            {
                others.Add(((char)next, (char)(from - 1)));
            }
            next = to + 1;
        }
        if (next <= char.MaxValue)
        {
            others.Add(((char)next, char.MaxValue));
        }
        return new CharacterSet(others);
    }

    public bool Meets(CharacterSet other)
    {
        var (mine, its) = (0, 0);
        while (mine < _ranges.Count && its < other._ranges.Count)
        {
            if (_ranges[mine].To < other._ranges[its].From)
            {
                mine++;
            }
            else if (other._ranges[its].To < _ranges[mine].From)
            {
                its++;
            }
            else
            {
                return true;
            }
        }
        return false;
    }
}
