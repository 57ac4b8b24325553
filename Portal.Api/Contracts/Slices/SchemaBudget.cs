namespace Portal.Api.Contracts.Slices;

/// <summary>
/// How much of its schemas a page unfolds at once. The rest is there on demand: some contracts describe more members than there is memory,
/// and nobody reads two thousand rows.
/// </summary>
public sealed class SchemaBudget(int nested = SchemaBudget.Nested)
{
    /// <summary>Members of one object that are shown before the rest is asked for.</summary>
    public const int MostRows = 60;

    private const int Nested = 50;
    private const int Deepest = 4;

    private int _left = nested;

    /// <summary>Takes room for the rows of something folded; false: it stays to be asked for.</summary>
    public bool TryTake(int rows, int depth)
    {
        if (depth > Deepest || rows > _left)
        {
            return false;
        }
        _left -= Math.Max(rows, 1);
        return true;
    }
}
