namespace Portal.Mesh.Drawing;

/// <summary>A thing to place; things of a group stand together in a box.</summary>
internal sealed record DrawnNode(string Id, string? Group);

/// <summary>A line to draw, from one id to another.</summary>
internal sealed record DrawnLink(string From, string To);

/// <summary>Where everything is, in pixels. The same things are placed alike, whatever else is known of them.</summary>
internal sealed record GraphDrawing(
    double Width, double Height, IReadOnlyDictionary<string, Spot> Nodes, IReadOnlyDictionary<DrawnLink, Wire> Wires, IReadOnlyList<GroupBox> Boxes);

internal readonly record struct Spot(double X, double Y);

/// <summary>A line as a path of SVG, its arrowhead, and where its label stands. Without room there, the label would stand on something else.</summary>
internal sealed record Wire(string Path, string Head, Spot Label, bool HasRoom);

internal sealed record GroupBox(string Name, double X, double Y, double Width, double Height);

/// <summary>How large things are drawn.</summary>
internal static class Sizes
{
    public const double Radius = 26;

    /// <summary>A node with its name below it, and room to the next.</summary>
    public const double Row = 102;

    /// <summary>A line that passes by.</summary>
    public const double Lane = 28;

    public const double LabelWidth = 76;
    public const double LabelHeight = 24;
    public const double ArrowLength = 9;

    public const double Margin = 74;
    public const double BoxSide = 62;
    public const double BoxTop = 68;
    public const double BoxBottom = 62;

    /// <summary>Between two boxes above each other, beside their own margins.</summary>
    public const double BoxGap = 24;
}
