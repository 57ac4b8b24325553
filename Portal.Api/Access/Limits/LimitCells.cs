using System.Runtime.CompilerServices;

namespace Portal.Api.Access.Limits;

/// <summary>A copy of a plan's cells. The first two, which most plans have at most, lie in the reading itself.</summary>
internal struct LimitCells
{
    private const int Within = 2;

    private LimitCell[]? _rest;
    private First _first;

    public LimitCells(ReadOnlySpan<LimitCell> cells)
    {
        _rest = cells.Length > Within ? cells[Within..].ToArray() : null;
        cells[..Math.Min(Within, cells.Length)].CopyTo(_first);
    }

    public LimitCell this[int index]
    {
        readonly get => index < Within ? _first[index] : _rest![index - Within];
        set
        {
            if (index < Within)
            {
                _first[index] = value;
            }
            else
            {
                // A copy of the struct looks at the same array.
                _rest = [.. _rest!];
                _rest[index - Within] = value;
            }
        }
    }

    [InlineArray(Within)]
    private struct First
    {
        private LimitCell _cell;
    }
}
