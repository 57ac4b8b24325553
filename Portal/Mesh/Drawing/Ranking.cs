namespace Portal.Mesh.Drawing;

/// <summary>In which column each thing stands: one beyond the last of those that lead to it.</summary>
internal static class Ranking
{
    /// <param name="widths">How many columns each takes.</param>
    public static int[] Of(int[] widths, IReadOnlyList<(int From, int To)> links)
    {
        var forward = WithoutCircles(widths.Length, links);
        var ranks = new int[widths.Length];
        // Longest path: as many rounds as there are things are enough.
        for (var round = 0; round < widths.Length; round++)
        {
            foreach (var (from, to) in forward)
            {
                ranks[to] = Math.Max(ranks[to], ranks[from] + widths[from]);
            }
        }
        return ranks;
    }

    public static int[] Of(int count, IReadOnlyList<(int From, int To)> links) => Of([.. Enumerable.Repeat(1, count)], links);

    /// <summary>Leaves out the links by which a walk along them comes back to where it was.</summary>
    private static List<(int From, int To)> WithoutCircles(int count, IReadOnlyList<(int From, int To)> links)
    {
        var next = links.ToLookup(link => link.From, link => link.To);
        var state = new byte[count];
        var forward = new List<(int, int)>(links.Count);
        void Visit(int at)
        {
            state[at] = 1;
            foreach (var to in next[at])
            {
                if (state[to] != 1)
                {
                    forward.Add((at, to));
                }
                if (state[to] == 0)
                {
                    Visit(to);
                }
            }
            state[at] = 2;
        }
        // Where nothing leads to, a walk begins; circles without such a place are entered anywhere.
        var entered = links.Where(link => link.From != link.To).Select(link => link.To).ToHashSet();
        foreach (var start in Enumerable.Range(0, count).OrderBy(entered.Contains))
        {
            if (state[start] == 0)
            {
                Visit(start);
            }
        }
        return forward;
    }
}
