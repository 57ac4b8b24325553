using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>
/// A body in one media type. <see cref="Examples"/> are the contract's; where it has none, one made from the schema stands there
/// and <see cref="IsMade"/> is true.
/// </summary>
public sealed record MediaTypeView(string Type, SchemaView? Schema, IReadOnlyList<ExampleView> Examples, bool IsMade)
{
    public bool IsJson => IsJsonType(Type);

    internal static bool IsJsonType(string type)
    {
        var bare = type.Split(';')[0].Trim();
        return bare.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || bare.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }

    internal static IReadOnlyList<MediaTypeView> Of(ContractDocument document, ContractNode? content) =>
        [.. content.Members().Select(member => One(document, member.Name, document.Resolve(member.Value)))];

    private static MediaTypeView One(ContractDocument document, string type, ContractNode node)
    {
        var isJson = IsJsonType(type);
        var schema = SchemaView.OfMember(document, node, "schema");
        var examples = ExampleView.Of(document, node, isJson);
        if (examples.Count > 0 || schema is null)
        {
            return new MediaTypeView(type, schema, examples, false);
        }
        var made = ExampleMaker.Make(schema);
        return new MediaTypeView(type, schema, made is null ? [] : [new ExampleView("example", null, null, ExampleView.Wire(made, isJson))], made is not null);
    }
}
