using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>An example value. <see cref="Text"/> is it as it goes over the wire: JSON indented, strings bare. <see cref="Summary"/> is for people.</summary>
public sealed record ExampleView(string Name, string? Summary, string? Description, string Text)
{
    /// <summary>Named ones first, else the single <c>example</c>, else none.</summary>
    internal static IReadOnlyList<ExampleView> Of(ContractDocument document, ContractNode holder, bool isJson)
    {
        var named = holder.Get("examples").Members()
            .Select(member => (member.Name, Node: document.Resolve(member.Value)))
            .Select(example => (example.Name, example.Node, Value: example.Node.Get("value") ?? example.Node.Get("dataValue")))
            .Where(example => example.Value is not null)
            .Select(example => new ExampleView(example.Name, example.Node.Text("summary"), example.Node.Text("description"), Wire(example.Value!, isJson)))
            .ToList();
        return named.Count > 0 ? named
            : holder.Get("example") is { } single ? [new ExampleView("example", null, null, Wire(single, isJson))]
            : [];
    }

    internal static string Wire(ContractNode value, bool isJson) =>
        !isJson && value is ScalarNode scalar ? scalar.Text : NodeJson.Text(value);
}
