using System.Text;

namespace Portal.Api.Contracts.Nodes;

/// <summary>
/// Gives the same string for the same text: contracts say "type", "string" and the same descriptions thousands of times. Lives as long as
/// a read.
/// </summary>
internal sealed class TextTable
{
    /// <summary>Longer texts are rarely said twice.</summary>
    private const int Longest = 256;

    private string?[] _texts = new string?[512];
    private int[] _hashes = new int[512];
    private int _count;

    public string Get(string text) => text.Length > Longest ? text : Find(text, text);

    /// <param name="utf8">Known to be valid.</param>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest)
        {
            return Encoding.UTF8.GetString(utf8);
        }
        Span<char> letters = stackalloc char[Longest];
        return Find(letters[..Encoding.UTF8.GetChars(utf8, letters)], null);
    }

    private string Find(ReadOnlySpan<char> text, string? made)
    {
        var hash = string.GetHashCode(text);
        var slot = hash & (_texts.Length - 1);
        while (_texts[slot] is { } known)
        {
            if (_hashes[slot] == hash && text.SequenceEqual(known))
            {
                return known;
            }
            slot = (slot + 1) & (_texts.Length - 1);
        }
        made ??= text.ToString();
        (_texts[slot], _hashes[slot]) = (made, hash);
        if (++_count > _texts.Length / 2)
        {
            Grow();
        }
        return made;
    }

    private void Grow()
    {
        var (texts, hashes) = (_texts, _hashes);
        (_texts, _hashes) = (new string?[texts.Length * 2], new int[texts.Length * 2]);
        for (var from = 0; from < texts.Length; from++)
        {
            if (texts[from] is null)
            {
                continue;
            }
            var slot = hashes[from] & (_texts.Length - 1);
            while (_texts[slot] is not null)
            {
                slot = (slot + 1) & (_texts.Length - 1);
            }
            (_texts[slot], _hashes[slot]) = (texts[from], hashes[from]);
        }
    }
}
