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
    /// <summary>The media type its value is written in, where it is not written by a style.</summary>
    public string? MediaType { get; init; }

    /// <summary>Characters that have a meaning in addresses are sent as they are.</summary>
    public bool AllowReserved { get; init; }

    /// <summary>The name may be sent without a value.</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>Only for readers of the company: <c>x-internal</c>.</summary>
    public bool IsInternal { get; init; }

    /// <summary>What its author says to those who use a deprecated one.</summary>
    public string? DeprecatedText { get; init; }

    public IReadOnlyList<string> Badges { get; init; } = [];

    /// <summary>Where it is described.</summary>
    internal Place Place { get; init; }

    /// <summary>A value that works: the contract's first example, else one of the schema's own; null when it names none.</summary>
    public string? ExampleValue => Examples is [{ ExternalUrl: null } first, ..] ? first.Text : Schema?.OwnExample;

    /// <summary>Those of the path item, overridden by the operation's own of the same name and place.</summary>
    internal static IReadOnlyList<ParameterView> Of(ContractDocument document, Place? pathItem, Place operation)
    {
        var own = Read(document, operation);
        var shared = pathItem is { } item ? Read(document, item).Where(parameter => !own.Exists(one => one.Name == parameter.Name && one.In == parameter.In)) : [];
        return [.. shared.Concat(own).OrderBy(parameter => parameter.In switch { "path" => 0, "query" => 1, "querystring" => 1, "header" => 2, _ => 3 })];
    }

    internal static IReadOnlyList<ParameterView> Headers(ContractDocument document, Place holder) =>
        [.. holder.Members("headers").Select(member => One(document, member.Name, "header", member.Place.Follow(document)))];

    private static ParameterView One(ContractDocument document, string name, string location, Place place)
    {
        // A parameter with content is written in that media type; its schema and examples are the content's.
        var content = MediaTypeView.Of(document, place, ShapeUse.Request) is [var first, ..] ? first : null;
        var style = place.Text("style") ?? (location is "query" or "cookie" ? "form" : "simple");
        var explode = place.Node.Get("explode") is ScalarNode { Kind: ScalarKind.Boolean } flag ? flag.IsTrue : style is "form" or "cookie";
        return new ParameterView(
            name,
            location,
            location is "path" || place.Flag("required"),
            place.Flag("deprecated"),
            place.Text("description"),
            content?.Schema ?? SchemaView.OfMember(document, place, "schema"),
            style,
            explode,
            content switch
            {
                null => ExampleView.Of(document, place, NodeAccess.Inline),
                { IsMade: true } => [],
                { IsJson: true } => ExampleView.Of(document, place.Members("content").First().Place.Follow(document), InOneLine),
                _ => content.Examples,
            })
        {
            Place = place,
            MediaType = content?.Type,
            AllowReserved = place.Flag("allowReserved"),
            AllowEmpty = place.Flag("allowEmptyValue"),
            IsInternal = place.Flag("x-internal"),
            DeprecatedText = place.Text("x-deprecated-description"),
            Badges = Extensions.Badges(place.Node.Get("x-badges")),
        };
    }

    /// <summary>JSON as a value of an address is one line, and its strings have their quotes.</summary>
    private static string InOneLine(ContractNode value) => NodeJson.Text(value, indented: false);

    private static List<ParameterView> Read(ContractDocument document, Place holder) =>
    [
        .. holder.Items("parameters")
            .Select(place => place.Follow(document))
            .Where(place => place.Text("name") is not null && place.Text("in") is not null)
            // OpenAPI says of these three headers in the list of parameters: they shall be ignored.
            .Where(place => place.Text("in") is not "header" || place.Text("name")!.ToLowerInvariant() is not ("accept" or "content-type" or "authorization"))
            .Select(place => One(document, place.Text("name")!, place.Text("in")!, place))
            .DistinctBy(parameter => (parameter.Name, parameter.In)),
    ];
}
