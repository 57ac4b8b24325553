namespace Portal.Mesh.Drawing;

/// <summary>A place in a column of a block: a node, or a line on its way through it.</summary>
internal sealed class Cell(int column, string key, bool isNode)
{
    public int Column => column;

    /// <summary>Decides where nothing else does, so that a drawing never depends on chance.</summary>
    public string Key => key;

    public double Size => isNode ? Sizes.Row : Sizes.Lane;

    public double Y { get; set; }

    /// <summary>Cells in the column before that lead here, in any block, and those that this one leads to.</summary>
    public List<Cell> Before { get; } = [];

    public List<Cell> After { get; } = [];
}
