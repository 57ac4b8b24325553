namespace Portal.Mesh.Drawing;

/// <summary>
/// Layers from left to right (after Sugiyama): whoever calls stands left of whom it calls. Groups are laid out each by itself and then beside
/// and above each other, so their boxes never overlap. Nothing but names decides: what is drawn again does not jump.
/// </summary>
internal static class GraphLayout
{
    private const double Narrowest = 200;
    private const double Widest = 300;
    private const double Page = 1050;

    public static GraphDrawing Draw(IEnumerable<DrawnNode> nodes, IEnumerable<DrawnLink> links)
    {
        var board = new Board([.. nodes.OrderBy(node => node.Id, StringComparer.Ordinal)], [.. links.OrderBy(link => link.From, StringComparer.Ordinal).ThenBy(link => link.To, StringComparer.Ordinal)]);
        Arrange(board.Blocks);
        var columns = board.Blocks.Select(block => block.End).DefaultIfEmpty(1).Max();
        var step = Math.Clamp((Page - (2 * Sizes.Margin)) / Math.Max(1, columns - 1), Narrowest, Widest);
        var top = board.Blocks.Select(block => block.Top).DefaultIfEmpty(0).Min() - Sizes.BoxGap;
        Spot Place(Cell cell) => new(Sizes.Margin + (cell.Column * step), cell.Y - top);

        var spots = board.Nodes.ToDictionary(node => node.Key, node => Place(node.Value), StringComparer.Ordinal);
        var boxes = board.Blocks.Where(block => block.Title is not null).Select(block => Box(block, step, top)).ToList();
        var wires = Wiring.Draw(board.Chains.Select(chain => (chain.Link, (IReadOnlyList<Spot>)[.. chain.Cells.Select(Place)])), spots.Values, boxes);
        return new GraphDrawing(
            (2 * Sizes.Margin) + ((columns - 1) * step),
            board.Blocks.Select(block => block.Bottom).DefaultIfEmpty(0).Max() - top + Sizes.BoxGap,
            spots,
            wires,
            boxes);
    }

    /// <summary>Blocks that share columns stand above each other; the others to their right know then where these are.</summary>
    private static void Arrange(IReadOnlyList<Block> blocks)
    {
        var placed = new HashSet<Cell>();
        foreach (var pile in Piles(blocks))
        {
            foreach (var block in pile)
            {
                block.Arrange(placed);
            }
            var stack = pile.OrderBy(block => block.Title is null && block.Start == 0 ? 0 : 1).ThenBy(Middle).ThenBy(block => block.Key, StringComparer.Ordinal).ToList();
            var middles = Spacing.Place([.. stack.Select(Middle)], [.. stack.Select(block => block.Bottom - block.Top + Sizes.BoxGap)]);
            for (var at = 0; at < stack.Count; at++)
            {
                stack[at].Move(middles[at] - Middle(stack[at]));
            }
            placed.UnionWith(pile.SelectMany(block => block.Cells));
        }
    }

    private static double Middle(Block block) => (block.Top + block.Bottom) / 2;

    private static List<List<Block>> Piles(IReadOnlyList<Block> blocks)
    {
        var piles = new List<List<Block>>();
        var end = 0;
        foreach (var block in blocks.OrderBy(block => block.Start).ThenBy(block => block.Key, StringComparer.Ordinal))
        {
            if (piles.Count == 0 || block.Start >= end)
            {
                piles.Add([]);
            }
            piles[^1].Add(block);
            end = Math.Max(end, block.End);
        }
        return piles;
    }

    private static GroupBox Box(Block block, double step, double top) => new(
        block.Title!,
        Sizes.Margin + (block.Start * step) - Sizes.BoxSide,
        block.Top - top,
        ((block.End - block.Start - 1) * step) + (2 * Sizes.BoxSide),
        block.Bottom - block.Top);
}
