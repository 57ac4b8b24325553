using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>
/// A parameter of an operation, or a header of a response (<see cref="In"/> is header). <see cref="Style"/> and <see cref="Explode"/>
/// are OpenAPI's, with its defaults filled in.
/// </summary>
public sealed record ParameterView(
    string Name,
    string In,
    bool Required,
    bool Deprecated,
    string? Description,
    SchemaView? Schema,
    string Style,
    bool Explode,
    IReadOnlyList<ExampleView> Examples)
{
    /// <summary>A value that works: the contract's first example, else one of the schema's own; null when it names none.</summary>
    public string? ExampleValue => Examples.Count > 0 ? Examples[0].Text : Schema?.OwnExample;

    /// <summary>Those of the path item, overridden by the operation's own of the same name and place.</summary>
    internal static IReadOnlyList<ParameterView> Of(ContractDocument document, ContractNode? pathItem, ContractNode operation)
    {
        var own = Read(document, operation);
        var shared = Read(document, pathItem).Where(parameter => !own.Exists(one => one.Name == parameter.Name && one.In == parameter.In));
        return [.. shared.Concat(own).OrderBy(parameter => parameter.In switch { "path" => 0, "query" => 1, "querystring" => 1, "header" => 2, _ => 3 })];
    }

    internal static ParameterView One(ContractDocument document, string name, string place, ContractNode node)
    {
        // A parameter with content is written in that media type; its schema and examples are the content's.
        var content = MediaTypeView.Of(document, node.Get("content")) is [var first, ..] ? first : null;
        var style = node.Text("style") ?? (place is "query" or "cookie" ? "form" : "simple");
        var explode = node.Get("explode") is ScalarNode { Kind: ScalarKind.Boolean } flag ? flag.IsTrue : style is "form";
        return new ParameterView(
            name,
            place,
            place is "path" || node.Flag("required"),
            node.Flag("deprecated"),
            node.Text("description"),
            content?.Schema ?? SchemaView.OfMember(document, node, "schema"),
            style,
            explode,
            content is { IsMade: false } ? content.Examples : ExampleView.Of(document, node, isJson: false));
    }

    private static List<ParameterView> Read(ContractDocument document, ContractNode? holder) =>
    [
        .. holder.Get("parameters").Items()
            .Select(document.Resolve)
            .Where(node => node.Text("name") is not null && node.Text("in") is not null)
            // OpenAPI says of these three headers in the list of parameters: they shall be ignored.
            .Where(node => node.Text("in") is not "header" || node.Text("name")!.ToLowerInvariant() is not ("accept" or "content-type" or "authorization"))
            .Select(node => One(document, node.Text("name")!, node.Text("in")!, node))
            .DistinctBy(parameter => (parameter.Name, parameter.In)),
    ];
}
