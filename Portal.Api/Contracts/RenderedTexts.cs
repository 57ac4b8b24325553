using System.Collections.Concurrent;

namespace Portal.Api.Contracts;

/// <summary>
/// Keeps texts made from texts, up to a size: when a generation is full the one before it is dropped, and what is still asked for moves
/// over. So a catalogue of any size costs no more memory, and what people read stays at hand.
/// </summary>
internal sealed class RenderedTexts(int mostCharacters)
{
    private ConcurrentDictionary<string, string> _young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, string> _old = new(StringComparer.Ordinal);
    private long _characters;

    public string Get(string key, Func<string> make)
    {
        if (_young.TryGetValue(key, out var known))
        {
            return known;
        }
        var text = _old.TryGetValue(key, out var kept) ? kept : make();
        if (key.Length + text.Length > mostCharacters / 16)
        {
            return text;
        }
        if (_young.TryAdd(key, text) && Interlocked.Add(ref _characters, key.Length + text.Length) > mostCharacters)
        {
            _old = Interlocked.Exchange(ref _young, new ConcurrentDictionary<string, string>(StringComparer.Ordinal));
            Interlocked.Exchange(ref _characters, 0);
        }
        return text;
    }
}
