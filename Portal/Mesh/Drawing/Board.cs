namespace Portal.Mesh.Drawing;

/// <summary>The blocks with their cells, and for each link the cells that it passes.</summary>
internal sealed class Board
{
    private readonly Dictionary<string, Cell> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Block> _blocksOfNodes = new(StringComparer.Ordinal);
    private readonly List<Block> _blocks = [];
    private readonly List<(DrawnLink Link, IReadOnlyList<Cell> Cells)> _chains = [];

    public Board(IReadOnlyList<DrawnNode> nodes, IReadOnlyList<DrawnLink> links)
    {
        var clusters = nodes.GroupBy(ClusterOf).OrderBy(cluster => cluster.Key, StringComparer.Ordinal).ToList();
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (cluster, index) in clusters.Select((cluster, index) => (cluster, index)))
        {
            foreach (var node in cluster)
            {
                indexes[node.Id] = index;
            }
        }
        var inner = clusters.ConvertAll(cluster => InnerRanks([.. cluster], links));
        var starts = Ranking.Of(
            [.. inner.Select(ranks => ranks.Values.Max() + 1)],
            [.. links.Select(link => (indexes[link.From], indexes[link.To])).Where(link => link.Item1 != link.Item2).Distinct()]);
        for (var index = 0; index < clusters.Count; index++)
        {
            var block = new Block(clusters[index].Key, clusters[index].First().Group, starts[index], inner[index].Values.Max() + 1);
            _blocks.Add(block);
            foreach (var node in clusters[index])
            {
                _blocksOfNodes[node.Id] = block;
                block.Add(_nodes[node.Id] = new Cell(starts[index] + inner[index][node.Id], node.Id, isNode: true));
            }
        }
        foreach (var link in links)
        {
            _chains.Add((link, Chain(link)));
        }
    }

    public IReadOnlyDictionary<string, Cell> Nodes => _nodes;

    public IReadOnlyList<Block> Blocks => _blocks;

    public IReadOnlyList<(DrawnLink Link, IReadOnlyList<Cell> Cells)> Chains => _chains;

    private static string ClusterOf(DrawnNode node) => node.Group is null ? $"node {node.Id}" : $"group {node.Group}";

    private static Dictionary<string, int> InnerRanks(List<DrawnNode> members, IReadOnlyList<DrawnLink> links)
    {
        var at = members.Select((node, index) => (node.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        var ranks = Ranking.Of(members.Count, [.. links.Where(link => at.ContainsKey(link.From) && at.ContainsKey(link.To)).Select(link => (at[link.From], at[link.To]))]);
        return members.ToDictionary(node => node.Id, node => ranks[at[node.Id]], StringComparer.Ordinal);
    }

    /// <summary>A link over several columns has a cell of its own in each: in the block that it leads to, or comes from, or in one for itself.</summary>
    private List<Cell> Chain(DrawnLink link)
    {
        var ends = new[] { link.From, link.To }.OrderBy(id => _nodes[id].Column).ToArray();
        var (from, to) = (_nodes[ends[0]], _nodes[ends[1]]);
        var chain = new List<Cell> { from };
        Block? lane = null;
        for (var column = from.Column + 1; column < to.Column; column++)
        {
            var cell = new Cell(column, $"{link.From} {link.To}", isNode: false);
            if (BlockAt(ends, column) is not { } block)
            {
                if (lane is null)
                {
                    _blocks.Add(lane = new Block($"link {cell.Key}", null, column, Math.Min(to.Column, _blocksOfNodes[ends[1]].Start) - column));
                }
                block = lane;
            }
            block.Add(cell);
            chain.Add(cell);
        }
        chain.Add(to);
        foreach (var (before, after) in chain.Zip(chain.Skip(1)).Where(pair => pair.First != pair.Second && pair.First.Column < pair.Second.Column))
        {
            before.After.Add(after);
            after.Before.Add(before);
        }
        if (ends[0] != link.From)
        {
            chain.Reverse();
        }
        return chain;
    }

    private Block? BlockAt(string[] ends, int column) =>
        _blocksOfNodes[ends[1]] is var target && column >= target.Start && column < target.End ? target
        : _blocksOfNodes[ends[0]] is var source && column >= source.Start && column < source.End ? source
        : null;
}
