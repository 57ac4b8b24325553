using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>An example value. <see cref="Text"/> is it as it goes over the wire in its media type. <see cref="Summary"/> is for people.</summary>
public sealed record ExampleView(string Name, string? Summary, string? Description, string Text)
{
    /// <summary>Where the value is kept instead of in the document, at a web address; <see cref="Text"/> is then empty.</summary>
    public string? ExternalUrl { get; init; }

    /// <summary>Named ones first, else the single <c>example</c>, else none.</summary>
    internal static IReadOnlyList<ExampleView> Of(ContractDocument document, Place holder, Func<ContractNode, string> write)
    {
        var named = holder.Members("examples")
            .Select(member => One(member.Name, member.Place.Follow(document).Node, write))
            .OfType<ExampleView>()
            .ToList();
        return named.Count > 0 ? named
            : holder.At("example") is { } single ? [new ExampleView("example", null, null, write(single.Node))]
            : [];
    }

    /// <summary>Several that a schema lists beside itself.</summary>
    internal static IReadOnlyList<ExampleView> Of(SchemaView schema, Func<ContractNode, string> write) => schema.ExampleNodes.ToList() is { Count: > 1 } several
        ? [.. several.Take(20).Select((node, index) => new ExampleView($"example {index + 1}", null, null, write(node)))]
        : [];

    internal static string Wire(ContractNode value, bool isJson) =>
        !isJson && value is ScalarNode scalar ? scalar.Text : NodeJson.Text(value);

    private static ExampleView? One(string name, ContractNode node, Func<ContractNode, string> write)
    {
        var text = node.Text("serializedValue") ?? ((node.Get("value") ?? node.Get("dataValue")) is { } value ? write(value) : null);
        var elsewhere = node.Text("externalValue");
        return text is null && !Addresses.IsWeb(elsewhere) ? null
            : new ExampleView(name, node.Text("summary"), node.Text("description"), text ?? "") { ExternalUrl = text is null ? elsewhere : null };
    }
}
