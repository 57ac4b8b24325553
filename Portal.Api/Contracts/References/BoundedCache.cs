using System.Collections.Concurrent;

namespace Portal.Api.Contracts.References;

/// <summary>
/// Keeps what was made last, between one and two times <paramref name="capacity"/> of it: what was not asked for while a generation
/// filled up goes with the one before.
/// </summary>
internal sealed class BoundedCache<TKey, TValue>(int capacity, IEqualityComparer<TKey> comparer)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private ConcurrentDictionary<TKey, TValue> _young = new(comparer);
    private ConcurrentDictionary<TKey, TValue> _old = new(comparer);

    public int Count => _young.Count + _old.Count;

    public TValue GetOrAdd<TState>(TKey key, TState state, Func<TKey, TState, TValue> make)
    {
        if (_young.TryGetValue(key, out var value))
        {
            return value;
        }
        return Keep(key, _old.TryGetValue(key, out value) ? value : make(key, state));
    }

    private TValue Keep(TKey key, TValue value)
    {
        lock (_gate)
        {
            if (_young.Count >= capacity)
            {
                (_old, _young) = (_young, new ConcurrentDictionary<TKey, TValue>(comparer));
            }
            return _young.GetOrAdd(key, value);
        }
    }
}
