using Portal.Mesh.Drawing;

namespace Portal.Tests.Mesh.Drawing;

public sealed class GraphLayoutTests
{
    private static readonly string[] Suppliers = ["cars", "flights", "hotels", "insurances"];

    [Fact]
    public void Who_calls_stands_left_of_whom_it_calls()
    {
        var (nodes, links) = Agency();
        var drawing = GraphLayout.Draw(nodes, links);

        Assert.All(links, link => Assert.True(drawing.Nodes[link.From].X < drawing.Nodes[link.To].X, $"{link}"));
        Assert.Equal(4, drawing.Nodes.Values.Select(spot => spot.X).Distinct().Count());
    }

    [Fact]
    public void The_same_mesh_is_drawn_alike_in_whatever_order_it_is_told()
    {
        var (nodes, links) = Agency();
        var drawing = GraphLayout.Draw(nodes, links);
        var again = GraphLayout.Draw(nodes.AsEnumerable().Reverse(), links.AsEnumerable().Reverse());

        Assert.Equal(drawing.Nodes.OrderBy(node => node.Key, StringComparer.Ordinal), again.Nodes.OrderBy(node => node.Key, StringComparer.Ordinal));
        Assert.Equal(drawing.Wires.OrderBy(wire => wire.Key.ToString(), StringComparer.Ordinal), again.Wires.OrderBy(wire => wire.Key.ToString(), StringComparer.Ordinal));
        Assert.Equal(drawing.Boxes, again.Boxes);
    }

    [Fact]
    public void Every_line_of_the_agency_has_room_for_its_label()
    {
        var (nodes, links) = Agency();

        Assert.All(GraphLayout.Draw(nodes, links).Wires, wire => Assert.True(wire.Value.HasRoom, $"{wire.Key}"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Nothing_stands_on_anything_else_in_any_mesh(int seed)
    {
        var random = new Random(seed);
        var nodes = Enumerable.Range(0, 24).Select(number => new DrawnNode($"n{number:00}", random.Next(4) switch { 0 => null, var group => $"group {group}" })).ToList();
        var links = Enumerable.Range(0, 40).Select(_ => new DrawnLink(nodes[random.Next(24)].Id, nodes[random.Next(24)].Id)).Distinct().ToList();

        var drawing = GraphLayout.Draw(nodes, links);

        Assert.Equal((nodes.Count, links.Count), (drawing.Nodes.Count, drawing.Wires.Count));
        NoneOverlap([.. drawing.Nodes.Values.Select(spot => (spot.X - 40, spot.Y - Sizes.Radius, spot.X + 40, spot.Y + Sizes.Radius + 24))]);
        NoneOverlap([.. drawing.Boxes.Select(box => (box.X, box.Y, box.X + box.Width, box.Y + box.Height))]);
        NoneOverlap([.. drawing.Wires.Values.Where(wire => wire.HasRoom).Select(wire => wire.Label)
            .Select(spot => (spot.X - (Sizes.LabelWidth / 2), spot.Y - (Sizes.LabelHeight / 2), spot.X + (Sizes.LabelWidth / 2), spot.Y + (Sizes.LabelHeight / 2)))]);
        foreach (var node in nodes)
        {
            var spot = drawing.Nodes[node.Id];
            Assert.InRange(spot.X, Sizes.Radius, drawing.Width - Sizes.Radius);
            Assert.InRange(spot.Y, Sizes.Radius, drawing.Height - Sizes.Radius);
            Assert.All(drawing.Boxes, box => Assert.Equal(
                box.Name == node.Group, spot.X > box.X && spot.X < box.X + box.Width && spot.Y > box.Y && spot.Y < box.Y + box.Height));
        }
    }

    [Fact]
    public void A_mesh_that_goes_round_and_one_of_nothing_are_drawn_too()
    {
        var circle = GraphLayout.Draw([new("a", null), new("b", null), new("c", null)], [new("a", "b"), new("b", "c"), new("c", "a"), new("b", "b")]);

        Assert.Equal((4, 3), (circle.Wires.Count, circle.Nodes.Values.Select(spot => spot.X).Distinct().Count()));
        Assert.Empty(GraphLayout.Draw([], []).Nodes);
    }

    [Fact]
    public void Things_in_a_row_move_no_further_than_they_must()
    {
        Assert.Equal([0, 50, 200], Spacing.Place([0, 50, 200], [40, 40, 40]));
        Assert.Equal([-20, 20, 200], Spacing.Place([0, 0, 200], [40, 40, 40]));
        Assert.Equal([-40, 0, 40], Spacing.Place([30, 0, -30], [40, 40, 40]));
    }

    private static (List<DrawnNode> Nodes, List<DrawnLink> Links) Agency()
    {
        string[] portals = ["voyages", "viaggi", "travels-uk"];
        List<DrawnNode> nodes =
        [
            new("gateway", null), .. portals.Select(name => new DrawnNode(name, "travel-portal")),
            .. Suppliers.Concat(["travels-v1", "travels-v2", "discounts"]).Select(name => new DrawnNode(name, "travel-agency")),
        ];
        List<DrawnLink> links =
        [
            new("gateway", "travels-v2"), .. Suppliers.Select(name => new DrawnLink("gateway", name)), .. portals.Select(name => new DrawnLink(name, "travels-v1")),
            .. Suppliers.SelectMany(name => new DrawnLink[] { new("travels-v1", name), new("travels-v2", name), new(name, "discounts") }),
        ];
        return (nodes, links);
    }

    private static void NoneOverlap(IReadOnlyList<(double Left, double Top, double Right, double Bottom)> boxes)
    {
        for (var one = 0; one < boxes.Count; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var (a, b) = (boxes[one], boxes[other]);
                Assert.True(a.Right <= b.Left || b.Right <= a.Left || a.Bottom <= b.Top || b.Bottom <= a.Top, $"{a} on {b}");
            }
        }
    }
}
