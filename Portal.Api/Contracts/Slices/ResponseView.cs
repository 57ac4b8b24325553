using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary><see cref="Status"/> is a code, a class such as <c>4XX</c>, or <c>default</c>.</summary>
public sealed record ResponseView(string Status, string? Description, IReadOnlyList<ParameterView> Headers, IReadOnlyList<MediaTypeView> Contents)
{
    /// <summary>A line for the list of responses (OpenAPI 3.2); null: the description's first.</summary>
    public string? Summary { get; init; }

    /// <summary>What can be called next with what this answer holds.</summary>
    public IReadOnlyList<LinkView> Links { get; init; } = [];

    public bool IsError => Status is ['4' or '5', ..] or "default";

    internal static IReadOnlyList<ResponseView> Of(ContractDocument document, Place operation) =>
        [.. operation.Members("responses").Where(member => !member.Name.StartsWith("x-", StringComparison.Ordinal)).Select(member => One(document, member.Name, member.Place.Follow(document)))];

    private static ResponseView One(ContractDocument document, string status, Place place) => new(
        status,
        place.Text("description") ?? place.Text("summary"),
        ParameterView.Headers(document, place),
        MediaTypeView.Of(document, place, ShapeUse.Answer))
    {
        Summary = place.Text("summary"),
        Links = LinkView.Of(document, place),
    };
}

public sealed record RequestBodyView(bool Required, string? Description, IReadOnlyList<MediaTypeView> Contents)
{
    internal static RequestBodyView? Of(ContractDocument document, Place operation)
    {
        if (operation.At("requestBody") is not { } place)
        {
            return null;
        }
        var body = place.Follow(document);
        return new RequestBodyView(body.Flag("required"), body.Text("description"), MediaTypeView.Of(document, body, ShapeUse.Request));
    }
}
