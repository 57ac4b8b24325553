using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>How one part of a multipart or form body is written. <see cref="Name"/> is its member's, or where it stands in the list of parts.</summary>
public sealed record EncodingView(string Name, string? ContentType, string? Style, bool? Explode, bool AllowReserved, IReadOnlyList<ParameterView> Headers)
{
    internal static IReadOnlyList<EncodingView> Of(ContractDocument document, Place media) =>
    [
        .. media.Members("encoding").Select(member => One(document, member.Name, member.Place)),
        .. media.Items("prefixEncoding").Select((place, index) => One(document, $"part {index + 1}", place)),
        .. media.At("itemEncoding") is { } item ? [One(document, "every further part", item)] : Array.Empty<EncodingView>(),
    ];

    private static EncodingView One(ContractDocument document, string name, Place place) => new(
        name,
        place.Text("contentType"),
        place.Text("style"),
        place.Node.Get("explode") is ScalarNode { Kind: ScalarKind.Boolean } flag ? flag.IsTrue : null,
        place.Flag("allowReserved"),
        ParameterView.Headers(document, place));
}
