namespace Portal.Mesh.Drawing;

/// <summary>What stands together: the nodes of a group, column by column, and the lines that pass between them.</summary>
internal sealed class Block(string key, string? title, int start, int width)
{
    private const int Sweeps = 8;

    private readonly List<Cell>[] _columns = [.. Enumerable.Range(0, width).Select(_ => new List<Cell>())];

    public string Key => key;

    /// <summary>Of its box; null: it has none.</summary>
    public string? Title => title;

    public int Start => start;

    public int End => start + width;

    public IEnumerable<Cell> Cells => _columns.SelectMany(column => column);

    public double Top => Cells.Min(cell => cell.Y - (cell.Size / 2)) - (title is null ? 0 : Sizes.BoxTop - (Sizes.Row / 2));

    public double Bottom => Cells.Max(cell => cell.Y + (cell.Size / 2)) + (title is null ? 0 : Sizes.BoxBottom - (Sizes.Row / 2));

    public void Add(Cell cell) => _columns[cell.Column - start].Add(cell);

    /// <summary>Orders and places what is in it, given where the blocks to its left are.</summary>
    public void Arrange(IReadOnlySet<Cell> placed)
    {
        var own = Cells.ToHashSet();
        foreach (var column in _columns)
        {
            column.Sort((one, other) => string.CompareOrdinal(one.Key, other.Key));
            Stack(column);
        }
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var forward = sweep % 2 == 0;
            foreach (var column in forward ? _columns : _columns.Reverse())
            {
                Order(column, cell => forward ? cell.Before.Where(before => own.Contains(before) || placed.Contains(before)) : cell.After.Where(own.Contains));
            }
        }
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var column in sweep % 2 == 0 ? _columns : _columns.Reverse())
            {
                Place(column, cell => cell.Before.Concat(cell.After).Where(other => own.Contains(other) || placed.Contains(other)));
            }
        }
    }

    public void Move(double by)
    {
        foreach (var cell in Cells)
        {
            cell.Y += by;
        }
    }

    private static void Order(List<Cell> column, Func<Cell, IEnumerable<Cell>> neighbours)
    {
        var wanted = column.ToDictionary(cell => cell, cell => neighbours(cell).Select(other => other.Y).DefaultIfEmpty(cell.Y).Average());
        column.Sort((one, other) => wanted[one].CompareTo(wanted[other]) is var by and not 0 ? by : string.CompareOrdinal(one.Key, other.Key));
        Stack(column);
    }

    private static void Stack(List<Cell> column) => Set(column, [.. column.Select(_ => 0.0)]);

    private static void Place(List<Cell> column, Func<Cell, IEnumerable<Cell>> neighbours) =>
        Set(column, [.. column.Select(cell => neighbours(cell).Select(other => other.Y).DefaultIfEmpty(cell.Y).Average())]);

    private static void Set(List<Cell> column, double[] wanted)
    {
        var placed = Spacing.Place(wanted, [.. column.Select(cell => cell.Size)]);
        for (var at = 0; at < placed.Length; at++)
        {
            column[at].Y = placed[at];
        }
    }
}
