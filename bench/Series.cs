namespace Bench;

/// <summary>Figures of one kind, as tables tell them.</summary>
internal static class Series
{
    public static double Median(this IEnumerable<double> figures) => figures.At(0.5);

    /// <param name="share">0 to 1: that share of the figures is not above the answer.</param>
    public static double At(this IEnumerable<double> figures, double share)
    {
        var sorted = figures.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
