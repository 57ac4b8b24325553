namespace Portal.Api.Mesh.Routing;

/// <summary>The routes of one virtual service at each of its gateways, in the order of its list.</summary>
internal sealed record ServiceRoutes(IReadOnlyList<(string Gateway, CompiledRoute[] Routes)> ByGateway);
