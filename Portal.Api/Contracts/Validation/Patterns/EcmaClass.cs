using System.Globalization;
using System.Text;

namespace Portal.Api.Contracts.Validation.Patterns;

/// <summary>A set of characters between brackets. .NET knows halves of those beyond U+FFFF only, so these are written as alternatives.</summary>
internal sealed class EcmaClass
{
    private const int LastOfPlane = 0xFFFF;
    private const int LastOfAll = 0x10FFFF;

    private readonly List<(int First, int Last)> _ranges = [];
    private readonly StringBuilder _categories = new();
    private bool _isNegated;

    /// <summary>Reads from behind the opening bracket.</summary>
    public static EcmaClass Read(ReadOnlySpan<char> text, ref int at)
    {
        var set = new EcmaClass();
        if (at < text.Length && text[at] == '^')
        {
            set._isNegated = true;
            at++;
        }
        while (true)
        {
            if (at >= text.Length)
            {
                throw new FormatException("A '[' is not closed.");
            }
            if (text[at] == ']')
            {
                at++;
                return set;
            }
            set.ReadItem(text, ref at);
        }
    }

    public void Add(int first, int last) => _ranges.Add((first, last));

    public void Add(IReadOnlyList<(int First, int Last)> ranges, bool isNegated) => _ranges.AddRange(isNegated ? Complement(ranges) : ranges);

    public void AddCategory(string name, bool isNegated)
    {
        // Several categories in one name can be left out together only where each is left out.
        if (isNegated && name.Contains('}', StringComparison.Ordinal))
        {
            throw new FormatException($@"'\P' of this category is not known here.");
        }
        _categories.Append(isNegated ? @"\P{" : @"\p{").Append(name).Append('}');
    }

    /// <param name="isRepeated">Halves of characters may be counted as characters: the set repeats.</param>
    public string Write(bool isRepeated)
    {
        var ranges = Merged(_ranges);
        var plane = ranges.Where(range => range.First <= LastOfPlane).Select(range => (range.First, Last: Math.Min(range.Last, LastOfPlane))).ToList();
        var beyond = ranges.Where(range => range.Last > LastOfPlane).Select(range => (First: Math.Max(range.First, LastOfPlane + 1), range.Last)).ToList();
        if (_isNegated)
        {
            beyond = Complement(beyond).Where(range => range.Last > LastOfPlane).Select(range => (First: Math.Max(range.First, LastOfPlane + 1), range.Last)).ToList();
        }
        var isEmpty = plane.Count == 0 && _categories.Length == 0;
        var coversBeyond = beyond is [(LastOfPlane + 1, LastOfAll)];
        if (isEmpty)
        {
            return _isNegated ? AllBut(beyond) : beyond.Count == 0 ? @"[^\s\S]" : Alternatives(null, beyond);
        }
        var inside = string.Concat(plane.Select(Range)) + _categories;
        if (coversBeyond && isRepeated)
        {
            return _isNegated ? $"[^{inside}]" : $@"[{inside}\uD800-\uDFFF]";
        }
        return beyond.Count == 0
            ? (_isNegated ? $@"[^{inside}\uD800-\uDFFF]" : $"[{inside}]")
            : Alternatives(_isNegated ? $@"[^{inside}\uD800-\uDFFF]" : $"[{inside}]", beyond);
    }

    private static string AllBut(List<(int First, int Last)> beyond) => Alternatives(@"[^\uD800-\uDFFF]", beyond);

    private void ReadItem(ReadOnlySpan<char> text, ref int at)
    {
        var first = ReadOne(text, ref at);
        if (first is not { } from || text[at..] is not ['-', not ']', ..])
        {
            return;
        }
        var mark = at++;
        var end = new EcmaClass();
        if (end.ReadOne(text, ref at) is not { } to)
        {
            // A set is no end of a range: the hyphen stands for itself.
            at = mark;
            return;
        }
        if (to < from)
        {
            throw new FormatException("A range of characters ends before it begins.");
        }
        Add(from, to);
    }

    private int? ReadOne(ReadOnlySpan<char> text, ref int at)
    {
        if (at >= text.Length)
        {
            throw new FormatException("A '[' is not closed.");
        }
        var letter = text[at++];
        if (letter == '\\')
        {
            return EcmaEscape.Read(text, ref at, this);
        }
        var code = char.IsHighSurrogate(letter) && at < text.Length && char.IsLowSurrogate(text[at]) ? char.ConvertToUtf32(letter, text[at++]) : letter;
        Add(code, code);
        return code;
    }

    private static List<(int First, int Last)> Merged(IEnumerable<(int First, int Last)> ranges)
    {
        var merged = new List<(int First, int Last)>();
        foreach (var range in ranges.OrderBy(range => range.First))
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
            {
                merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, range.Last));
            }
            else
            {
                merged.Add(range);
            }
        }
        return merged;
    }

    private static List<(int First, int Last)> Complement(IEnumerable<(int First, int Last)> ranges)
    {
        var complement = new List<(int First, int Last)>();
        var next = 0;
        foreach (var (first, last) in Merged(ranges))
        {
            if (first > next)
            {
                complement.Add((next, first - 1));
            }
            next = last + 1;
        }
        if (next <= LastOfAll)
        {
            complement.Add((next, LastOfAll));
        }
        return complement;
    }

    private static string Alternatives(string? plane, List<(int First, int Last)> beyond)
    {
        var parts = new List<string>();
        if (plane is not null)
        {
            parts.Add(plane);
        }
        foreach (var (first, last) in beyond)
        {
            Pairs(first, last, parts);
        }
        return parts.Count == 1 ? $"(?:{parts[0]})" : $"(?:{string.Join('|', parts)})";
    }

    private static void Pairs(int first, int last, List<string> parts)
    {
        const int perHigh = 0x400;
        while (first <= last)
        {
            var high = 0xD800 + ((first - 0x10000) / perHigh);
            var low = 0xDC00 + ((first - 0x10000) % perHigh);
            var whole = (last - first + 1) / perHigh;
            if (low == 0xDC00 && whole > 0)
            {
                parts.Add($@"[{Code(high)}-{Code(high + whole - 1)}][\uDC00-\uDFFF]");
                first += whole * perHigh;
                continue;
            }
            var end = Math.Min(last, first + (0xDFFF - low));
            parts.Add($"{Code(high)}[{Code(low)}-{Code(low + end - first)}]");
            first = end + 1;
        }
    }

    private static string Range((int First, int Last) range) => range.First == range.Last ? Code(range.First) : $"{Code(range.First)}-{Code(range.Last)}";

    private static string Code(int code) => char.IsAsciiLetterOrDigit((char)code) ? ((char)code).ToString() : string.Create(CultureInfo.InvariantCulture, $@"\u{code:X4}");
}
