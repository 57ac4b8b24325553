using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>Everything the contract says of one operation. Descriptions are Markdown as written.</summary>
public sealed record OperationView(
    OperationSummary Summary,
    string? Description,
    IReadOnlyList<ParameterView> Parameters,
    RequestBodyView? Body,
    IReadOnlyList<ResponseView> Responses,
    IReadOnlyList<SecurityRequirementView> Security,
    IReadOnlyList<ServerView> Servers)
{
    /// <summary>Calls that the API makes to the caller because of this one.</summary>
    public IReadOnlyList<CallbackView> Callbacks { get; init; } = [];

    public ExternalDocsView? Docs { get; init; }

    public IReadOnlyList<CodeSampleView> CodeSamples { get; init; } = [];

    public IReadOnlyList<string> Badges { get; init; } = [];

    /// <summary>What its author says to those who use a deprecated one.</summary>
    public string? DeprecatedText { get; init; }

    /// <summary>True where it, or its path, names servers of its own.</summary>
    public bool HasOwnServers { get; init; }

    /// <summary>True when it can be called without a credential.</summary>
    public bool IsOpen => Security.Count == 0 || Security.Any(requirement => requirement.Schemes.Count == 0);

    internal static OperationView Of(ContractDocument document, OperationSummary summary)
    {
        var item = Place.Root(document).At("paths")?.At(summary.Path)?.Follow(document) ?? new Place(ObjectNode.Empty, "");
        return Of(document, summary, item, PathItems.Operation(item, summary.Method) ?? new Place(ObjectNode.Empty, ""));
    }

    /// <param name="deep">False for a callback: calls that it leads to in turn are not followed.</param>
    internal static OperationView Of(ContractDocument document, OperationSummary summary, Place item, Place place, bool deep = true)
    {
        var servers = ServerView.Of(place.Node.Get("servers") ?? item.Node.Get("servers"));
        return new OperationView(
            summary,
            place.Text("description") ?? item.Text("description"),
            ParameterView.Of(document, item, place),
            RequestBodyView.Of(document, place),
            ResponseView.Of(document, place),
            SecurityRequirementView.Of(document, place.Node),
            servers.Count > 0 ? servers : document.Servers)
        {
            Callbacks = deep ? CallbackView.Of(document, place) : [],
            Docs = Extensions.Docs(place.Node),
            CodeSamples = CodeSampleView.Of(place.Node),
            Badges = Extensions.Badges(place.Node.Get("x-badges")),
            DeprecatedText = place.Text("x-deprecated-description"),
            HasOwnServers = servers.Count > 0,
        };
    }
}
