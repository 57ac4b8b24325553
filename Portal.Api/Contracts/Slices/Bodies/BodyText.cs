using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices.Bodies;

/// <summary>A body's value as it goes over the wire in its media type: JSON indented, forms as forms, XML as XML, strings bare.</summary>
internal static class BodyText
{
    /// <param name="name">What the contract calls it: the name of an XML document that has no other.</param>
    public static string Of(ContractNode value, string type, SchemaView? schema, IReadOnlyList<EncodingView> encodings, string name = "body") => (Bare(type), value) switch
    {
        ("application/x-www-form-urlencoded", ObjectNode form) => FormText.Of(form, encodings),
        ("multipart/form-data", ObjectNode form) => MultipartText.Of(form, schema, encodings),
        (var bare, ObjectNode or ArrayNode) when bare.EndsWith("/xml", StringComparison.Ordinal) || bare.EndsWith("+xml", StringComparison.Ordinal) => XmlText.Of(value, schema, name),
        _ => ExampleView.Wire(value, MediaTypeView.IsJsonType(type)),
    };

    private static string Bare(string type) => type.Split(';')[0].Trim().ToLowerInvariant();
}
