namespace Portal.Mesh.Drawing;

/// <summary>A cubic Bézier curve.</summary>
internal readonly record struct Curve(Spot From, Spot Out, Spot In, Spot To)
{
    /// <summary>Leaves and arrives on the level.</summary>
    public static Curve Across(Spot start, Spot end)
    {
        var half = (end.X - start.X) / 2;
        return new Curve(start, start with { X = start.X + half }, end with { X = end.X - half }, end);
    }

    /// <summary>Between two that stand above each other: round their right side.</summary>
    public static Curve Aside(Spot one, Spot other)
    {
        var (start, end) = (one with { X = one.X + Sizes.Radius }, other with { X = other.X + Sizes.Radius });
        return new Curve(start, start with { X = start.X + 56 }, end with { X = end.X + 56 }, end);
    }

    /// <summary>Back to where it came from, over its head.</summary>
    public static Curve Loop(Spot at) =>
        new(new Spot(at.X - 14, at.Y - 22), new Spot(at.X - 46, at.Y - 62), new Spot(at.X + 46, at.Y - 62), new Spot(at.X + 14, at.Y - 22));

    public Spot At(double share)
    {
        var rest = 1 - share;
        var (a, b, c, d) = (rest * rest * rest, 3 * rest * rest * share, 3 * rest * share * share, share * share * share);
        return new Spot((a * From.X) + (b * Out.X) + (c * In.X) + (d * To.X), (a * From.Y) + (b * Out.Y) + (c * In.Y) + (d * To.Y));
    }
}
