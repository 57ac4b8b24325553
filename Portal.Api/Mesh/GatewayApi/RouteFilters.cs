using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.GatewayApi;

/// <summary>What the filters of a rule or of a backend come to.</summary>
internal sealed record RouteFilters
{
    public HeaderChanges Request { get; init; } = HeaderChanges.None;

    public HeaderChanges Response { get; init; } = HeaderChanges.None;

    public HttpRedirect? Redirect { get; init; }

    public HttpRewrite? Rewrite { get; init; }

    public IReadOnlyList<MirrorDestination> Mirrors { get; init; } = [];

    public CorsPolicy? Cors { get; init; }
}
