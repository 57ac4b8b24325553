using System.Buffers;
using System.Text;

namespace Portal.Api.Contracts.Validation.Patterns;

/// <summary>A pattern that is only a text to be found: at the beginning (^), at the end ($), both, or anywhere.</summary>
internal sealed class PlainPattern
{
    private static readonly SearchValues<char> Special = SearchValues.Create(@"\^$.|?*+()[]{}");

    private readonly string _text;
    private readonly bool _isStart;
    private readonly bool _isEnd;

    private PlainPattern(string text, bool isStart, bool isEnd) => (_text, _isStart, _isEnd) = (text, isStart, isEnd);

    public static PlainPattern? Of(string pattern)
    {
        var text = new StringBuilder(pattern.Length);
        var (isStart, isEnd) = (pattern.StartsWith('^'), false);
        for (var at = isStart ? 1 : 0; at < pattern.Length; at++)
        {
            var letter = pattern[at];
            if (letter == '$' && at == pattern.Length - 1)
            {
                isEnd = true;
            }
            else if (letter == '\\' && at + 1 < pattern.Length && char.IsAscii(pattern[at + 1]) && !char.IsAsciiLetterOrDigit(pattern[at + 1]))
            {
                text.Append(pattern[++at]);
            }
            else if (Special.Contains(letter) || char.IsSurrogate(letter))
            {
                return null;
            }
            else
            {
                text.Append(letter);
            }
        }
        return new PlainPattern(text.ToString(), isStart, isEnd);
    }

    public bool IsMatch(ReadOnlySpan<char> text) => (_isStart, _isEnd) switch
    {
        (true, true) => text.SequenceEqual(_text),
        (true, false) => text.StartsWith(_text, StringComparison.Ordinal),
        (false, true) => text.EndsWith(_text, StringComparison.Ordinal),
        _ => text.Contains(_text, StringComparison.Ordinal),
    };
}
