using System.Globalization;
using System.Text;

namespace Portal.Mesh.Drawing;

/// <summary>Draws lines through the places they pass, and finds room for their labels.</summary>
internal static class Wiring
{
    /// <summary>Where along the longest piece of a line its label may stand, best first.</summary>
    private static readonly double[] Shares = [.. Enumerable.Range(0, 27).Select(step => 0.5 + (step % 2 == 0 ? 0.014 * step : -0.014 * (step + 1)))];

    public static Dictionary<DrawnLink, Wire> Draw(
        IEnumerable<(DrawnLink Link, IReadOnlyList<Spot> Spots)> lines, IEnumerable<Spot> nodes, IEnumerable<GroupBox> boxes)
    {
        var taken = nodes.Select(node => (X: node.X - 40, Y: node.Y - Sizes.Radius - 4, Right: node.X + 40, Bottom: node.Y + Sizes.Radius + 24))
            .Concat(boxes.Select(box => (X: box.X + 8, Y: box.Y + 8, Right: box.X + 24 + (8 * box.Name.Length), Bottom: box.Y + 32))).ToList();
        var wires = new Dictionary<DrawnLink, Wire>();
        // A level line has the least to choose from.
        foreach (var (link, spots) in lines.OrderBy(line => Math.Abs(line.Spots[^1].Y - line.Spots[0].Y)))
        {
            var curves = Curves(link, spots);
            var label = Room(curves, taken);
            if (label is { } spot)
            {
                taken.Add((spot.X - (Sizes.LabelWidth / 2), spot.Y - (Sizes.LabelHeight / 2), spot.X + (Sizes.LabelWidth / 2), spot.Y + (Sizes.LabelHeight / 2)));
            }
            wires[link] = new Wire(Path(curves), Head(curves[^1]), label ?? Longest(curves)[0].At(0.5), label is not null);
        }
        return wires;
    }

    private static List<Curve> Curves(DrawnLink link, IReadOnlyList<Spot> spots)
    {
        var (first, last) = (spots[0], spots[^1]);
        if (link.From == link.To)
        {
            return [Curve.Loop(first)];
        }
        if (first.X == last.X)
        {
            return [Curve.Aside(first, last)];
        }
        var ahead = first.X < last.X ? Sizes.Radius : -Sizes.Radius;
        return [.. spots.Zip(spots.Skip(1), (start, end) => Curve.Across(start == first ? start with { X = start.X + ahead } : start, end == last ? end with { X = end.X - ahead } : end))];
    }

    private static string Path(List<Curve> curves)
    {
        var path = new StringBuilder("M").Append(Number(curves[0].From));
        foreach (var curve in curves)
        {
            path.Append('C').Append(Number(curve.Out)).Append(' ').Append(Number(curve.In)).Append(' ').Append(Number(curve.To));
        }
        return path.ToString();
    }

    private static string Head(Curve last)
    {
        var back = last.To.X >= last.In.X ? -Sizes.ArrowLength : Sizes.ArrowLength;
        var (x, y) = last.To;
        return $"M{Number(last.To)}L{Number(new Spot(x + back, y - 5))}L{Number(new Spot(x + back, y + 5))}Z";
    }

    private static Spot? Room(List<Curve> curves, List<(double X, double Y, double Right, double Bottom)> taken)
    {
        foreach (var curve in Longest(curves))
        {
            foreach (var share in Shares)
            {
                var spot = curve.At(share);
                if (taken.TrueForAll(box => spot.X + (Sizes.LabelWidth / 2) < box.X || spot.X - (Sizes.LabelWidth / 2) > box.Right
                    || spot.Y + (Sizes.LabelHeight / 2) < box.Y || spot.Y - (Sizes.LabelHeight / 2) > box.Bottom))
                {
                    return spot;
                }
            }
        }
        return null;
    }

    private static List<Curve> Longest(List<Curve> curves) => [.. curves.OrderByDescending(curve => Math.Abs(curve.To.X - curve.From.X))];

    private static string Number(Spot spot) => string.Create(CultureInfo.InvariantCulture, $"{spot.X:0.#} {spot.Y:0.#}");
}
