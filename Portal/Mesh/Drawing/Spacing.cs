namespace Portal.Mesh.Drawing;

/// <summary>Places things in a row as near as can be to where they would be, in their order, and not on top of each other.</summary>
internal static class Spacing
{
    /// <summary>Least squares by pooling neighbours that are in each other's way (pool adjacent violators).</summary>
    public static double[] Place(IReadOnlyList<double> wanted, IReadOnlyList<double> sizes)
    {
        var offsets = new double[wanted.Count];
        for (var at = 1; at < wanted.Count; at++)
        {
            offsets[at] = offsets[at - 1] + ((sizes[at - 1] + sizes[at]) / 2);
        }
        var pools = new Stack<(double Sum, int Count)>();
        for (var at = 0; at < wanted.Count; at++)
        {
            var pool = (Sum: wanted[at] - offsets[at], Count: 1);
            while (pools.TryPeek(out var before) && before.Sum / before.Count > pool.Sum / pool.Count)
            {
                pools.Pop();
                pool = (pool.Sum + before.Sum, pool.Count + before.Count);
            }
            pools.Push(pool);
        }
        var index = 0;
        return [.. pools.Reverse().SelectMany(pool => Enumerable.Repeat(pool.Sum / pool.Count, pool.Count)).Select(start => start + offsets[index++])];
    }
}
