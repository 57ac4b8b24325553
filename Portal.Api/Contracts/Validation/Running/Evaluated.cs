using System.Collections;

namespace Portal.Api.Contracts.Validation.Running;

/// <summary>Which items or members of one value a schema has looked at, for <c>unevaluatedItems</c> and <c>unevaluatedProperties</c>.</summary>
internal sealed class Evaluated
{
    private ulong _first;
    private BitArray? _rest;
    private int _upTo;

    public void Mark(int index)
    {
        if (index < 64)
        {
            _first |= 1UL << index;
            return;
        }
        _rest ??= new BitArray(256);
        if (index >= _rest.Length)
        {
            _rest.Length = index * 2;
        }
        _rest[index] = true;
    }

    /// <summary>All before <paramref name="count"/>.</summary>
    public void MarkFirst(int count) => _upTo = Math.Max(_upTo, count);

    public bool Has(int index) =>
        index < _upTo || (index < 64 ? (_first & (1UL << index)) != 0 : _rest is not null && index < _rest.Length && _rest[index]);

    public void Add(Evaluated other)
    {
        _first |= other._first;
        _upTo = Math.Max(_upTo, other._upTo);
        if (other._rest is null)
        {
            return;
        }
        for (var index = 64; index < other._rest.Length; index++)
        {
            if (other._rest[index])
            {
                Mark(index);
            }
        }
    }

    public void Clear()
    {
        (_first, _upTo) = (0, 0);
        _rest?.SetAll(false);
    }
}
