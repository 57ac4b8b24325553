using System.Collections.Frozen;

namespace Portal.Api.Mesh.Policy;

/// <summary>A list of values as policies write them: exact, <c>abc*</c>, <c>*abc</c>, or <c>*</c> for any that is there. Any of them is enough.</summary>
internal sealed class ValueMatch
{
    private readonly bool _any;
    private readonly StringComparison _comparison;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _exact;
    private readonly string[] _prefixes;
    private readonly string[] _suffixes;

    private ValueMatch(IReadOnlyList<string> values, bool ignoreCase)
    {
        _any = values.Contains("*");
        _comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        _prefixes = [.. values.Where(value => value.Length > 1 && value.EndsWith('*')).Select(value => value[..^1])];
        _suffixes = [.. values.Where(value => value.Length > 1 && value.StartsWith('*')).Select(value => value[1..])];
        _exact = values.Where(value => !value.StartsWith('*') && !value.EndsWith('*'))
            .ToFrozenSet(ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Null: nothing is asked.</summary>
    public static ValueMatch? Of(IReadOnlyList<string> values, bool ignoreCase = false) => values.Count == 0 ? null : new ValueMatch(values, ignoreCase);

    /// <summary>What is not there, or empty, matches nothing.</summary>
    public bool Matches(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
        {
            return false;
        }
        if (_any || _exact.Contains(value))
        {
            return true;
        }
        foreach (var prefix in _prefixes)
        {
            if (value.StartsWith(prefix, _comparison))
            {
                return true;
            }
        }
        foreach (var suffix in _suffixes)
        {
            if (value.EndsWith(suffix, _comparison))
            {
                return true;
            }
        }
        return false;
    }
}
