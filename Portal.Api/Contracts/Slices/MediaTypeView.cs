using Portal.Api.Contracts.Making;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Slices.Bodies;

namespace Portal.Api.Contracts.Slices;

/// <summary>
/// A body in one media type. <see cref="Examples"/> are the contract's; where it has none, one made from the schema stands there
/// and <see cref="IsMade"/> is true.
/// </summary>
public sealed record MediaTypeView(string Type, SchemaView? Schema, IReadOnlyList<ExampleView> Examples, bool IsMade)
{
    /// <summary>Of a stream: what each of its items is (OpenAPI 3.2).</summary>
    public SchemaView? Item { get; init; }

    /// <summary>How the parts of a form are written, where the contract says so.</summary>
    public IReadOnlyList<EncodingView> Encodings { get; init; } = [];

    public bool IsJson => IsJsonType(Type);

    internal static bool IsJsonType(string type)
    {
        var bare = type.Split(';')[0].Trim();
        return bare.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || bare.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }

    internal static IReadOnlyList<MediaTypeView> Of(ContractDocument document, Place holder, ShapeUse use) =>
        [.. holder.Members("content").Select(member => One(document, member.Name, member.Place.Follow(document), use))];

    private static MediaTypeView One(ContractDocument document, string type, Place place, ShapeUse use)
    {
        var schema = SchemaView.OfMember(document, place, "schema");
        var encodings = EncodingView.Of(document, place);
        string Write(ContractNode value) => BodyText.Of(value, type, schema, encodings);
        var examples = ExampleView.Of(document, place, Write) is { Count: > 0 } written ? written : schema is null ? [] : ExampleView.Of(schema, Write);
        var made = examples.Count == 0 && schema is not null ? ExampleMaker.Make(schema, use) : null;
        return new MediaTypeView(type, schema, made is null ? examples : [new ExampleView("example", null, null, Write(made))], made is not null)
        {
            Item = SchemaView.OfMember(document, place, "itemSchema"),
            Encodings = encodings,
        };
    }
}
